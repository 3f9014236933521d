# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# The Java machine that everything here runs in: which one, with which options, environment and
# class path. Sourced by the scripts and by the kernel; does next to nothing until a function
# is called.

# The library's folder in the user's cache, where the library finds it too.
cache_folder() {
  local shared=${XDG_CACHE_HOME:-${DJL_CACHE_DIR:-${HOME:-.}/.cache}}
  echo "${OECL_CACHE:-$shared/oecl}"
}

# Java divides a class path at each colon: a folder whose name has one is reached by a link.
without_colon() {
  local folder link
  folder=$(cache_folder)/roots
  link=$folder/$(cksum <<<"$1" | tr ' ' -)
  if [[ $link == *:* ]] || ! { mkdir -p "$folder" && ln -sfn "$1" "$link"; } 2>/dev/null; then
    echo "Java cannot take the colon of $1 in a class path: move the folder, or set OECL_CACHE" \
      "to a folder without one, where a link to it can be made." >&2
    return 1
  fi
  echo "$link"
}

OECL_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [[ $OECL_ROOT == *:* ]]; then
  OECL_ROOT=$(without_colon "$OECL_ROOT")
fi
readonly OECL_ROOT
readonly OECL_OLDEST_JDK=17

# Exports JAVA_HOME: the one given, else the one on the PATH, else one of the system's, whichever is
# first a JDK and new enough. Fails when there is none.
find_jdk() {
  local home
  if [[ -n ${JAVA_HOME:-} ]] && is_jdk "$JAVA_HOME"; then
    export JAVA_HOME
    return
  fi
  for home in "$(jdk_on_path)" /usr/lib/jvm/*; do
    if [[ -n $home ]] && is_jdk "$home"; then
      export JAVA_HOME=$home
      return
    fi
  done
  return 1
}

jdk_on_path() {
  command -v java >/dev/null || return 0
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

is_jdk() {
  [[ -x $1/bin/javac ]] && (($(jdk_version "$1") >= OECL_OLDEST_JDK))
}

# The feature version (17, 21, ...) of the JDK in a folder, 0 if unknown.
jdk_version() {
  local version=0
  if [[ -r $1/release ]]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  echo "${version:-0}"
}

# Sets OECL_JVM_OPTIONS and exports what the library wants to find in the environment. What the user
# has set already stays.
jvm_environment() {
  local memory
  memory=$(memory_mb)
  jvm_options "$memory"
  allocator_settings "$memory"
  kernel_class_paths
  utf8_names
  export OMP_NUM_THREADS=${OMP_NUM_THREADS:-$(physical_cores)}
  # PyTorch's own warnings, such as one for each thread of a processor without what NNPACK wants.
  export TORCH_CPP_LOG_LEVEL=${TORCH_CPP_LOG_LEVEL:-ERROR}
  # DJL asks a server about new versions at each start unless told not to.
  export OPT_OUT_TRACKING=${OPT_OUT_TRACKING:-true}
}

jvm_options() {
  OECL_JVM_OPTIONS=(
    "-Xmx$(heap_mb "$1")m"
    # Views are garbage within a step; without a bound a gigabyte of them piles up before it is swept.
    -XX:MaxNewSize=192m
    -Djava.awt.headless=true
    # Warnings only, and not the one that a machine without a GPU gives at each start.
    -Dorg.slf4j.simpleLogger.defaultLogLevel=warn
    -Dorg.slf4j.simpleLogger.log.ai.djl.util.cuda.CudaUtils=error
    "-Djava.util.logging.config.file=$OECL_ROOT/environment/kernel/logging.properties"
  )
  if (($(jdk_version "$JAVA_HOME") >= 24)); then
    OECL_JVM_OPTIONS+=(--enable-native-access=ALL-UNNAMED)
  fi
}

# For a Java machine whose command line is not ours. A path in an option may hold a space.
hand_on_jvm_options() {
  local options
  options=$(printf '"%s" ' "${OECL_JVM_OPTIONS[@]}")
  export JDK_JAVA_OPTIONS="$options${JDK_JAVA_OPTIONS:-}"
}

# Tensors live outside the Java heap, which therefore needs little.
heap_mb() {
  if (($1 < 3000)); then
    echo 512
  elif (($1 < 12000)); then
    echo 1024
  else
    echo 2048
  fi
}

# glibc gives large blocks back to the system and faults them in again at every training step, and
# keeps Java's threads in small arenas. One arena that holds on to its memory is up to half faster;
# a small machine must have its memory back sooner.
allocator_settings() {
  local mmap=4294967296 trim=17179869184 pad=268435456
  if (($1 < 4000)); then
    mmap=268435456 trim=536870912 pad=33554432
  fi
  export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-1}
  export MALLOC_MMAP_THRESHOLD_=${MALLOC_MMAP_THRESHOLD_:-$mmap}
  export MALLOC_TRIM_THRESHOLD_=${MALLOC_TRIM_THRESHOLD_:-$trim}
  export MALLOC_TOP_PAD_=${MALLOC_TOP_PAD_:-$pad}
}

# Exports ONEDNN_MAX_CPU_ISA where the engine needs it to compute rightly: oneDNN reads it when a
# process first computes, which in a kernel is too late to set it. Wants JAVA_HOME and what
# jvm_environment sets. What came of the check is kept in the user's cache: Java starts once for it.
engine_environment() {
  local folder file limit
  [[ -z ${ONEDNN_MAX_CPU_ISA:-} && ${OECL_ENGINE_CHECK:-on} == on && ${OECL_DEVICE:-} != gpu ]] || return 0
  folder=$(cache_folder)/engine-check
  file=$folder/limit-$(engine_key)
  if [[ -r $file ]]; then
    limit=$(<"$file")
  else
    # Where this fails, training says why.
    limit=$(within "${OECL_ENGINE_CHECK_SECONDS:-300}" \
      "$JAVA_HOME/bin/java" "${OECL_JVM_OPTIONS[@]}" -cp "$(library_jar):$OECL_ROOT/target/lib/*" \
      io.github.oecl.cli.Oecl doctor --engine-limit) || return 0
    { mkdir -p "$folder" && echo "$limit" >"$file.$$" && mv "$file.$$" "$file"; } 2>/dev/null || true
  fi
  if [[ -n $limit ]]; then
    echo "The engine computes wrongly with all of this processor's instructions: ONEDNN_MAX_CPU_ISA=$limit" >&2
    export ONEDNN_MAX_CPU_ISA=$limit
  fi
}

# within <seconds> <program> [argument]...: runs it, and ends it when the time is over. Of the two ways
# Linux has the first and macOS the second; both leave it in reach of Ctrl-C.
within() {
  if timeout --foreground 9 true 2>/dev/null; then
    timeout --foreground -k 5 "$@"
  elif command -v perl >/dev/null; then
    perl -e 'alarm shift; exec @ARGV' "$@"
  else
    "${@:2}"
  fi
}

# All that the engine chooses its kernels by, as a number: the processor, the engine, its settings.
engine_key() {
  {
    sed -n '/^$/q; /^\(model\|cpu family\|stepping\|flags\)/p' /proc/cpuinfo 2>/dev/null || true
    echo "$OMP_NUM_THREADS ${ATEN_CPU_CAPABILITY:-} ${DNNL_MAX_CPU_ISA:-} ${PYTORCH_LIBRARY_PATH:-}"
    basename -a "$OECL_ROOT"/target/lib/pytorch-*.jar
    wc -c <"$(library_jar)" 2>/dev/null || true
  } | cksum | tr ' ' -
}

# Java reads file names by the locale. Where that is ASCII, as in containers, scheduled jobs and ssh
# sessions, it cannot be told a name with other characters: a locale of UTF-8 takes its place.
utf8_names() {
  local name
  [[ $(locale charmap 2>/dev/null || true) == ANSI_X3.4-1968 ]] || return 0
  for name in C.UTF-8 C.utf8 en_US.UTF-8 en_US.utf8; do
    if [[ $(LC_ALL=$name locale charmap 2>/dev/null || true) == UTF-8 ]]; then
      export LC_ALL=$name
      return
    fi
  done
}

# Each kernel that run.sh may find has a variable of its own; rapaio's is separated by semicolons on every system.
kernel_class_paths() {
  local jar libraries="$OECL_ROOT/target/lib/*.jar"
  jar=$(library_jar)
  export IJAVA_CLASSPATH=$jar:$libraries
  export JJAVA_CLASSPATH=$jar:$libraries
  export RJK_CLASSPATH="$jar;$libraries"
  # The others find by themselves how the library's things are shown.
  export IJAVA_STARTUP_SCRIPT=${IJAVA_STARTUP_SCRIPT:-$(ijava_startup)}
}

# The library's renderers; and an end with the program that started the kernel, which a notebook
# server that is killed has no time to order.
ijava_startup() {
  cat <<'END'
io.github.oecl.notebook.Show.setUp();
java.util.Optional.ofNullable(System.getenv("JPY_PARENT_PID"))
    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
    .ifPresent(starter -> starter.onExit().thenRun(() -> System.exit(1)));
END
}

# The newest build of the library.
library_jar() {
  local jar newest=
  for jar in "$OECL_ROOT"/target/oecl-*.jar; do
    case $jar in
      *-javadoc.jar | *-sources.jar | *-tests.jar) continue ;;
    esac
    if [[ -z $newest || $jar -nt $newest ]]; then
      newest=$jar
    fi
  done
  echo "$newest"
}

# The memory that this process may use, in megabytes: the machine's, or less in a container.
memory_mb() {
  local mb=8000 limit
  if [[ -r /proc/meminfo ]]; then
    mb=$(($(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo) / 1024))
  fi
  limit=$(cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null || true)
  if [[ $limit =~ ^[0-9]+$ ]] && ((${#limit} < 16 && limit / 1048576 < mb)); then
    mb=$((limit / 1048576))
  fi
  echo "$mb"
}

# Cores that this process may use, a pair of hardware threads counted once: with more threads than
# that OpenMP's barriers spin.
physical_cores() {
  local available physical quota
  available=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)
  physical=$({ lscpu -p=CORE,SOCKET 2>/dev/null || true; } | grep -v '^#' | sort -u | wc -l || true)
  quota=$(awk '$1 ~ /^[0-9]+$/ { n = int(($1 + $2 - 1) / $2); print n < 1 ? 1 : n }' \
    /sys/fs/cgroup/cpu.max 2>/dev/null || true)
  smallest "$available" "$physical" "$quota"
}

# The smallest of the given numbers; empty ones and zeros do not count.
smallest() {
  local number least=
  for number in "$@"; do
    if ((${number:-0} > 0 && (${least:-0} == 0 || number < least))); then
      least=$number
    fi
  done
  echo "${least:-1}"
}
