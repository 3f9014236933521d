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
  PYTHONPATH=$here python3 -B -m unittest discover -s "$here/tests"
}

# Adds up the reports of surefire: "tests: P passed, F failed, S skipped".
count_tests() {
  cat "$OECL_ROOT"/target/surefire-reports/TEST-*.xml 2>/dev/null |
    sed -n '/<testsuite /,/>/p' | tr ' ' '\n' |
    awk -F'"' '/^(tests|errors|failures|skipped)=/ { split($1, name, "="); sum[name[1]] += $2 }
      END {
        failed = sum["errors"] + sum["failures"]
        printf "tests: %d passed, %d failed, %d skipped\n",
          sum["tests"] - failed - sum["skipped"], failed, sum["skipped"]
      }'
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
  require jdk maven fonts python
  test_scripts
  rm -rf "$OECL_ROOT/target/surefire-reports"
  local status=0
  maven verify "$@" || status=$?
  count_tests
  exit "$status"
}

main "$@"
