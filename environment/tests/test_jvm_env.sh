#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What jvm-env.sh works out from a machine's size.
set -euo pipefail
# shellcheck source=environment/jvm-env.sh
source "$(dirname "${BASH_SOURCE[0]}")/../jvm-env.sh"

failures=0

# expect <what> <wanted> <found>
expect() {
  if [[ $2 != "$3" ]]; then
    echo "$1: wanted '$2', found '$3'" >&2
    failures=$((failures + 1))
  fi
}

fake_jdk() {
  mkdir -p "$1/bin"
  echo "JAVA_VERSION=\"$2\"" >"$1/release"
  touch "$1/bin/javac"
  chmod +x "$1/bin/javac"
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

expect "heap of a 2 GB machine" 512 "$(heap_mb 2000)"
expect "heap of an 8 GB machine" 1024 "$(heap_mb 8000)"
expect "heap of a large machine" 2048 "$(heap_mb 64000)"

expect "the smallest number" 2 "$(smallest 4 2 8)"
expect "the smallest number among gaps" 4 "$(smallest 4 '' 0)"
expect "the smallest of none" 1 "$(smallest '' '')"

expect "pad of a small machine" 33554432 \
  "$(unset MALLOC_TOP_PAD_ && allocator_settings 2000 && echo "$MALLOC_TOP_PAD_")"
expect "a setting of the user's" 7 \
  "$(export MALLOC_TOP_PAD_=7 && allocator_settings 64000 && echo "$MALLOC_TOP_PAD_")"

expect "names in the locale C" UTF-8 "$(export LC_ALL=C && utf8_names && locale charmap)"
expect "a locale of UTF-8" C.UTF-8 "$(export LC_ALL=C.UTF-8 && utf8_names && echo "$LC_ALL")"

fake_jdk "$folder/jdk 25" 25.0.1
fake_jdk "$folder/jdk-17" 17
fake_jdk "$folder/jdk-11" 11.0.2
expect "version of a JDK" 25 "$(jdk_version "$folder/jdk 25")"
expect "version without a dot" 17 "$(jdk_version "$folder/jdk-17")"
expect "version of nothing" 0 "$(jdk_version "$folder/nothing")"
expect "an old JDK" no "$(is_jdk "$folder/jdk-11" && echo yes || echo no)"
expect "native access on JDK 25" 1 \
  "$(JAVA_HOME="$folder/jdk 25" && jvm_options 8000 && grep -c native <<<"${OECL_JVM_OPTIONS[*]}")"
expect "native access on JDK 17" 0 \
  "$(JAVA_HOME=$folder/jdk-17 && jvm_options 8000 && grep -c native <<<"${OECL_JVM_OPTIONS[*]}")"

# A java that says which limit the engine needs, and counts its starts.
fake_jdk "$folder/fake" 17
cat >"$folder/fake/bin/java" <<END
#!/bin/sh
echo start >>"$folder/starts"
cat "$folder/limit"
END
chmod +x "$folder/fake/bin/java"
# limit_with [variable=value ...]: what engine_environment exports.
limit_with() (
  unset ONEDNN_MAX_CPU_ISA OECL_ENGINE_CHECK OECL_DEVICE
  export OECL_CACHE="$folder/a cache" OMP_NUM_THREADS=2 "$@"
  JAVA_HOME=$folder/fake OECL_JVM_OPTIONS=(-Xmx1g)
  engine_environment 2>/dev/null
  echo "${ONEDNN_MAX_CPU_ISA:-none}"
)
starts() { wc -l <"$folder/starts" | tr -d ' '; }
echo AVX2 >"$folder/limit"
expect "a limit that the engine needs" AVX2 "$(limit_with)"
expect "the same, from the cache" AVX2 "$(limit_with)"
expect "starts for both" 1 "$(starts)"
expect "another number of threads" AVX2 "$(limit_with OMP_NUM_THREADS=1)"
expect "starts for another number of threads" 2 "$(starts)"
expect "a limit of the user's" SSE41 "$(limit_with ONEDNN_MAX_CPU_ISA=SSE41)"
expect "the check switched off" none "$(limit_with OECL_ENGINE_CHECK=off)"
expect "a GPU" none "$(limit_with OECL_DEVICE=gpu)"
expect "starts for none of these" 2 "$(starts)"
echo >"$folder/limit"
expect "a sound engine" none "$(limit_with OECL_CACHE="$folder/other")"
expect "a sound engine, from the cache" none "$(limit_with OECL_CACHE="$folder/other")"
expect "starts for a sound engine" 3 "$(starts)"
expect "a cache that cannot be written" none "$(limit_with OECL_CACHE=/dev/null/cache)"
printf '#!/bin/sh\nexit 1\n' >"$folder/fake/bin/java"
expect "a check that fails" none "$(limit_with OECL_CACHE="$folder/third")"
printf '#!/bin/sh\nexec sleep 60\n' >"$folder/fake/bin/java"
expect "a check that does not end" none "$(limit_with OECL_CACHE="$folder/third" OECL_ENGINE_CHECK_SECONDS=1)"
expect "nothing kept of it" 0 "$(find "$folder/third" -name 'limit-*' 2>/dev/null | wc -l | tr -d ' ')"
# shellcheck disable=SC2329 # Called by within.
expect "the same without GNU's timeout" 142 "$(timeout() { return 1; } && { within 1 sleep 60 2>/dev/null || echo $?; })"
expect "the cache where none is named" /cache/oecl "$(unset OECL_CACHE && XDG_CACHE_HOME=/cache cache_folder)"
expect "the cache beside DJL's" /djl/oecl "$(unset OECL_CACHE XDG_CACHE_HOME && DJL_CACHE_DIR=/djl cache_folder)"

# A copy of the launcher, reached by links and in a folder whose name Java cannot take in a class path.
install() {
  mkdir -p "$1/environment" "$1/target/lib"
  cp "$OECL_ROOT/environment/oecl" "$OECL_ROOT/environment/jvm-env.sh" "$1/environment"
}
# A java that prints its class path.
fake_jdk "$folder/printing" 17
printf '#!/bin/sh\nwhile [ $# -gt 1 ] && [ "$1" != -cp ]; do shift; done\necho "$2"\n' >"$folder/printing/bin/java"
chmod +x "$folder/printing/bin/java"
# class_path_of <launcher>
class_path_of() {
  OECL_CACHE=$folder/links OECL_ENGINE_CHECK=off JAVA_HOME=$folder/printing "$1"
}
install "$folder/here"
touch "$folder/here/target/oecl-1.jar"
mkdir "$folder/programs"
ln -s ../here/environment/oecl "$folder/programs/first"
ln -s "$folder/programs/first" "$folder/second"
expect "a launcher reached by links" "$folder/here/target/oecl-1.jar:$folder/here/target/lib/*" \
  "$(class_path_of "$folder/second")"

install "$folder/a:b"
touch "$folder/a:b/target/oecl-1.jar"
found=$(class_path_of "$folder/a:b/environment/oecl")
expect "the parts of a class path" 2 "$(tr : '\n' <<<"$found" | wc -l | tr -d ' ')"
expect "a jar in a folder with a colon" "$(cd "$folder/a:b/target" && pwd -P)" "$(cd "$(dirname "${found%%:*}")" && pwd -P)"
install "$folder/c:d"
touch "$folder/c:d/target/oecl-2.jar"
other=$(class_path_of "$folder/c:d/environment/oecl")
expect "another folder with a colon" "$(cd "$folder/c:d/target" && pwd -P)" "$(cd "$(dirname "${other%%:*}")" && pwd -P)"
expect "the first one again" "$found" "$(class_path_of "$folder/a:b/environment/oecl")"

((failures == 0)) || exit 1
echo "jvm-env.sh: all as expected"
