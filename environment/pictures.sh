#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Makes the pictures of README.md anew from the outputs of the committed notebooks: one small plot of
# each, and a larger one of a result. Images of data sets are never taken. architecture.svg beside them
# is drawn by hand.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=environment/jvm-env.sh
source "$here/jvm-env.sh"
# shellcheck source=environment/system.sh
source "$here/system.sh"

require jdk python
plots=$(mktemp -d)
trap 'rm -rf "$plots"' EXIT
PYTHONPATH=$here python3 -B "$here/pictures.py" "$OECL_ROOT/notebooks" "$plots"
"$JAVA_HOME/bin/java" -Djava.awt.headless=true "$here/Shrink.java" "$plots" "$OECL_ROOT/notebooks/pictures"
