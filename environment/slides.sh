#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Writes slides of notebooks 01, 02 and 11, or of those that are named, to target/slides: pages in
# the format of reveal.js, which it loads from its usual address. They show the committed outputs.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=environment/jvm-env.sh
source "$here/jvm-env.sh"
# shellcheck source=environment/system.sh
source "$here/system.sh"

require jupyter
mkdir -p "$OECL_ROOT/target/slides"
"$OECL_PYTHON" -B "$here/slides.py" "$OECL_ROOT/notebooks" "$OECL_ROOT/target/slides" "${@:-}"
