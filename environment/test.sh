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
Usage: environment/test.sh [--jdk FOLDER] [--spark | --slow] [maven arguments]

Installs what is missing (as root, on Debian and Ubuntu) and runs all tests but the slow ones: those
of these scripts, then mvn verify, which also checks formatting and Javadoc. The last line counts the tests that
passed, failed and were skipped.

  --jdk FOLDER   the JDK to build and test with, such as one under /usr/lib/jvm
  --spark        build and test the library on Apache Spark (src/spark) instead, which fetches 291 MB
                 of Spark's jars the first time; the library itself is built without its tests
  --slow         the tests that take minutes to hours, and no others; each says by which property
  --help         this

Maven arguments are handed on, such as -Dtest='Resampling*' or -Dgpu.
END
}

test_scripts() {
  "$here/tests/test_jvm_env.sh"
  "$here/tests/test_kernel.sh"
  PYTHONPATH=$here "$OECL_PYTHON" -B -m unittest discover -s "$here/tests"
}

test_spark() {
  require jdk maven fonts
  local status=0 reports=$OECL_ROOT/src/spark/target/surefire-reports
  rm -rf "$reports"
  logged Maven mvn -B -f "$OECL_ROOT/src/spark/all.xml" verify -DskipTests -Dmaven.javadoc.skip \
    -Dspotless.check.skip "$@" || status=$?
  "$here/oecl-spark" --help >/dev/null || status=1
  echo
  ((status == 0)) || echo "mvn verify of src/spark, or oecl-spark, failed; the reason stands above."
  python3 -B "$here/count_tests.py" "$reports"
  exit "$status"
}

main() {
  if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    usage && exit
  fi
  if [[ ${1:-} == --jdk ]]; then
    JAVA_HOME=${2:?--jdk wants a folder}
    is_jdk "$JAVA_HOME" || die "Not a JDK of version $OECL_OLDEST_JDK or later: $JAVA_HOME"
    shift 2
  fi
  if [[ ${1:-} == --spark ]]; then
    shift
    test_spark "$@"
  fi
  local only_slow=()
  if [[ ${1:-} == --slow ]]; then
    shift
    only_slow=(-Dgroups=slow -DexcludedGroups=)
  fi
  require jdk maven fonts jupyter
  ((${#only_slow[@]})) || test_scripts
  rm -rf "$OECL_ROOT/target/surefire-reports"
  local status=0
  maven verify ${only_slow[@]+"${only_slow[@]}"} "$@" || status=$?
  echo
  ((status == 0)) || echo "mvn verify failed; the reason stands above."
  python3 -B "$here/count_tests.py" "$OECL_ROOT/target/surefire-reports"
  exit "$status"
}

main "$@"
