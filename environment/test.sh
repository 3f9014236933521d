#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=environment/jvm-env.sh
source "$here/jvm-env.sh"
# shellcheck source=environment/system.sh
source "$here/system.sh"

usage() {
  cat <<'END'
Usage: environment/test.sh [--jdk FOLDER] [maven arguments]

Installs what is missing (as root, on Debian and Ubuntu) and runs all tests: those of these scripts,
then mvn verify, which also checks formatting and Javadoc. The last line counts the tests that
passed, failed and were skipped.

  --jdk FOLDER   the JDK to build and test with, such as one under /usr/lib/jvm
  --help         this

Maven arguments are handed on, such as -Dtest='Resampling*' or -Dgpu.
END
}

test_scripts() {
  "$here/tests/test_jvm_env.sh"
  "$here/tests/test_kernel.sh"
  PYTHONPATH=$here "$OECL_PYTHON" -B -m unittest discover -s "$here/tests"
}

main() {
  case ${1:-} in
    --help | -h) usage && exit ;;
    --jdk)
      JAVA_HOME=${2:?--jdk wants a folder}
      is_jdk "$JAVA_HOME" || die "Not a JDK of version $OECL_OLDEST_JDK or later: $JAVA_HOME"
      shift 2
      ;;
  esac
  require jdk maven fonts jupyter
  test_scripts
  rm -rf "$OECL_ROOT/target/surefire-reports"
  local status=0
  maven verify "$@" || status=$?
  echo
  ((status == 0)) || echo "mvn verify failed; the reason stands above."
  python3 -B "$here/count_tests.py" "$OECL_ROOT/target/surefire-reports"
  exit "$status"
}

main "$@"
