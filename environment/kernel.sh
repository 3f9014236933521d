# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# Chooses the Java kernel for the notebooks and sets one up where there is none. What is set up lies
# under target/kernel, not in the user's home, and is named java like the kernel that the notebooks
# ask for. Sourced after system.sh; wants OECL_PYTHON and JAVA_HOME, sets KERNEL, extends JUPYTER_PATH.

readonly KERNEL_HOME=$OECL_ROOT/target/kernel
readonly RAPAIO=io.github.padreati:rapaio-jupyter-kernel:3.0.1

# choose_kernel [name]: the named kernel (jjava and rapaio are set up on demand), else an installed
# one named java, else what an earlier run has set up, else JJava, else rapaio.
choose_kernel() {
  case ${1:-} in
    "") choose_any_kernel ;;
    jjava) set_up_jjava || die "JJava could not be installed from the Python package index." ;;
    rapaio) set_up_rapaio ;;
    *) choose_installed_kernel "$1" ;;
  esac
}

choose_any_kernel() {
  if [[ -n $(kernel_folder java) ]]; then
    choose_installed_kernel java
  elif [[ -e $(set_up_spec jjava) ]]; then
    use_set_up_kernel jjava
  elif [[ -e $(set_up_spec rapaio) ]]; then
    set_up_rapaio
  else
    set_up_jjava || set_up_rapaio
  fi
}

choose_installed_kernel() {
  local folder
  folder=$(kernel_folder "$1")
  [[ -n $folder ]] || die "There is no kernel named $1. Installed: $(kernel_names). Or: rapaio, jjava."
  KERNEL=$1
  say "Kernel: $KERNEL, installed in $folder"
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

# The kernel.json of a kernel set up here; Debian's pip puts a "local" into the path.
set_up_spec() {
  find "$KERNEL_HOME/$1" -path '*/share/jupyter/kernels/java/kernel.json' 2>/dev/null | head -n 1 || true
}

use_set_up_kernel() {
  local spec
  spec=$(set_up_spec "$1")
  export JUPYTER_PATH=${spec%/kernels/java/kernel.json}${JUPYTER_PATH:+:$JUPYTER_PATH}
  KERNEL=java
  say "Kernel: $KERNEL, which is $1 in ${spec%/kernel.json}"
}

# Fails, with a word, when the package index is out of reach; the limits keep that short.
set_up_jjava() {
  local python
  has pip || ((EUID != 0)) || require pip
  python=$(pip_command) || {
    say "JJava: no pip here to fetch it with."
    return 1
  }
  say "Looking for JJava in the Python package index"
  if ! timeout 120 "$python" -m pip install -q --disable-pip-version-check --timeout 5 --retries 0 \
    --no-deps --ignore-installed --prefix "$KERNEL_HOME/jjava" jjava >"$(log_file jjava)" 2>&1; then
    say "JJava: out of reach (target/kernel/jjava.log says why)."
    return 1
  fi
  [[ -e $(set_up_spec jjava) ]] || {
    say "JJava: the package holds no kernel named java."
    return 1
  }
  use_set_up_kernel jjava
}

set_up_rapaio() {
  local home=$KERNEL_HOME/rapaio sources=$OECL_ROOT/environment/kernel
  if ! compgen -G "$home/lib/*.jar" >/dev/null; then
    say "Fetching $RAPAIO"
    maven -q dependency:copy -Dartifact="$RAPAIO" -DoutputDirectory="$home/lib"
  fi
  "$JAVA_HOME/bin/javac" -Xlint:all -Werror --release 17 -d "$home/classes" -cp "$home/lib/*" \
    "$sources"/*.java "$sources/org/rapaio/jupyter/kernel/channels/LoopThread.java"
  write_rapaio_spec "$home/share/jupyter/kernels/java" "$sources/start.sh"
  use_set_up_kernel rapaio
}

write_rapaio_spec() {
  mkdir -p "$1"
  "$OECL_PYTHON" -c 'import json, sys
print(json.dumps({
    "argv": [sys.argv[1], "{connection_file}"],
    "display_name": "Java",
    "language": "java",
    "interrupt_mode": "message",
}, indent=2))' "$2" >"$1/kernel.json"
}

log_file() {
  mkdir -p "$KERNEL_HOME"
  echo "$KERNEL_HOME/$1.log"
}

# For a Jupyter that was not started from here: the chosen kernel among the user's own.
install_kernel_for_user() {
  "$OECL_PYTHON" -c 'import sys
from jupyter_client.kernelspec import KernelSpecManager
manager = KernelSpecManager()
print("Installed in", manager.install_kernel_spec(manager.get_kernel_spec(sys.argv[1]).resource_dir, sys.argv[1], user=True))' "$KERNEL"
}
