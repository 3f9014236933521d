#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What Jupyter runs as the rapaio kernel: start.sh <connection file>.
set -euo pipefail
# shellcheck source=environment/jvm-env.sh
source "$(dirname "${BASH_SOURCE[0]}")/../jvm-env.sh"

if ! find_jdk; then
  echo "The kernel needs a JDK of version $OECL_OLDEST_JDK or later: install one, or set JAVA_HOME." >&2
  exit 1
fi
jvm_environment
kernel=$OECL_ROOT/target/kernel/rapaio
exec "$JAVA_HOME/bin/java" "${OECL_JVM_OPTIONS[@]}" -cp "$kernel/classes:$kernel/lib/*" KernelLauncher "$1"
