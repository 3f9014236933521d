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
Usage: environment/bench.sh [options]

Measures the library, beside plain PyTorch in Python where python3 has torch, torchvision, pillow and
numpy. Each part leaves a file of its own, NAME.json; report.md and report.png are made of all that
are there. Wants a machine that does nothing else.

  --only NAME   only this part; several times, or several with commas between: parity, step,
                pipeline, compact, bf16, crowded, overhead, evaluation, augmentation, loss, small, scoring,
                detector, growth, roofline, serving (a detector beside its ONNX file), weights (in PyTorch)
  --quick       tiny sizes: proves in a minute or two that the benchmark runs, and measures nothing
  --out DIR     where the results go (default: target/bench, or target/bench-quick)
  --threads N   threads of the engine, ours and Python's (default: the physical cores)
  --report      measures nothing, writes the report anew
  --page FILE   with --report: writes the table of serving into this page, such as notebooks/export.md
  --help        this
END
}

parse() {
  size=full out='' threads='' parts=() page=() measure=true
  while (($#)); do
    case $1 in
      --only | --out | --threads | --page) (($# > 1)) || die "$1 wants a value (--help explains)" ;;&
      --only) IFS=, read -ra names <<<"$2" && parts+=("${names[@]}") && shift ;;
      --out) out=$2 && shift ;;
      --threads) use_threads "$2" && threads=$2 && shift ;;
      --page) page=("$(realpath "$2")") && shift ;;
      --quick) size=quick ;;
      --report) measure=false ;;
      --help | -h) usage && exit ;;
      *) die "Unknown option: $1 (--help lists them)" ;;
    esac
    shift
  done
  [[ -n $out ]] || { [[ $size == quick ]] && out=$OECL_ROOT/target/bench-quick || out=$OECL_ROOT/target/bench; }
  mkdir -p "$out"
  out=$(cd "$out" && pwd)
}

use_threads() {
  local cores
  cores=$(physical_cores)
  [[ $1 =~ ^[1-9][0-9]*$ ]] || die "--threads wants a number of at least 1, not $1"
  (($1 <= cores)) || say "WARNING: $1 threads on $cores cores: OpenMP's threads spin while they wait."
  export OMP_NUM_THREADS=$1
}

# The class path of the tests, where the benchmark's classes lie, and which the jar does not have.
build() {
  say "Building the benchmark"
  maven -q -Pbench test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile="$OECL_ROOT/target/bench.classpath" >&2
  class_path=$OECL_ROOT/target/test-classes:$OECL_ROOT/target/classes:$(<"$OECL_ROOT/target/bench.classpath")
}

# What a result names: where it was written is no part of how it was measured.
measuring_command() {
  local command=environment/bench.sh
  ((${#parts[@]} == 0)) || command+=" --only $(IFS=, && echo "${parts[*]}")"
  [[ $size == full ]] || command+=" --quick"
  echo "$command${threads:+ --threads $threads}"
}

java_with() {
  "$JAVA_HOME/bin/java" "${OECL_JVM_OPTIONS[@]}" -cp "$class_path" "$@"
}

main() {
  OECL_BENCH_COMMIT=$(git -C "$OECL_ROOT" describe --always --dirty 2>/dev/null || echo unknown)
  export OECL_BENCH_COMMAND OECL_BENCH_COMMIT
  parse "$@"
  OECL_BENCH_COMMAND=$(measuring_command)
  require jdk maven fonts
  build
  jvm_environment
  if $measure; then
    java_with io.github.oecl.bench.Bench "$out" "$OECL_ROOT/src/bench/python" "$size" ${parts[@]+"${parts[@]}"}
  else
    java_with io.github.oecl.bench.Report "$out" ${page[@]+"${page[@]}"}
  fi
}

main "$@"
