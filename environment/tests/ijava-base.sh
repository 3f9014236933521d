#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs notebook 01 at the preset smoke in a kernel on IJava's base library: not IJava, but with its
# channels, its renderer and its display calls. Wants the library built.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=environment/jvm-env.sh
source "$here/../jvm-env.sh"
# shellcheck source=environment/system.sh
source "$here/../system.sh"

home=$OECL_ROOT/target/ijava-base
require jdk maven
for artifact in io.github.spencerpark:jupyter-jvm-basekernel:2.3.0 org.zeromq:jeromq:0.5.1; do
  maven -q dependency:copy -Dartifact="$artifact" -DoutputDirectory="$home/lib" >&2
done
find "$here/ijava-base" -name '*.java' -print0 | xargs -0 "$JAVA_HOME/bin/javac" -Xlint:all -Werror \
  --release 17 --add-modules jdk.jshell -d "$home/classes" -cp "$home/lib/*:$OECL_ROOT/target/lib/*"

jvm_environment
spec=$home/share/jupyter/kernels/ijava-base
mkdir -p "$spec"
python3 -c 'import json, sys
print(json.dumps({"argv": sys.argv[1:], "display_name": "IJava base", "language": "java"}, indent=2))' \
  "$JAVA_HOME/bin/java" "${OECL_JVM_OPTIONS[@]}" \
  -cp "$home/classes:$home/lib/*:$(library_jar):$OECL_ROOT/target/lib/*" \
  io.github.spencerpark.ijava.IJava '{connection_file}' >"$spec/kernel.json"
export JUPYTER_PATH=$home/share/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}
"$here/../run.sh" --preset smoke --only 01 --kernel ijava-base

# By IJava's own rules a figure would be a picture too, but a table would have no HTML.
python3 -c 'import json, sys
cells = json.load(open(sys.argv[1]))["cells"]
shown = {kind for cell in cells for out in cell.get("outputs", []) for kind in out.get("data", {})}
missing = {"image/png", "text/html", "text/plain"} - shown
sys.exit(f"the kernel on the base library of IJava showed no {missing}" if missing else 0)' \
  "$OECL_ROOT/target/notebooks/01-oecl-in-five-minutes.ipynb"
