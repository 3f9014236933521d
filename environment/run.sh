#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=environment/jvm-env.sh
source "$here/jvm-env.sh"
# shellcheck source=environment/system.sh
source "$here/system.sh"
# shellcheck source=environment/kernel.sh
source "$here/kernel.sh"
# shellcheck source=environment/plan.sh
source "$here/plan.sh"

usage() {
  cat <<'END'
Usage: environment/run.sh [options]

Installs what is missing (as root, on Debian and Ubuntu), builds the library, finds or sets up a
Java kernel, runs the notebooks, and leaves a gallery (index.html), executed copies, HTML pages and
summary.md under target/notebooks. The gallery is there before the first notebook and grows; Ctrl-C
keeps what was done. What apt-get and Maven print is in target/setup.log. Ends with 1 if a notebook
failed, with 130 if it was interrupted.

Which notebooks, and how much they compute:
  --preset NAME   smoke: seconds, proves that everything runs
                  quick: minutes on two cores, shows the effects (the default)
                  paper: the published setting; wants a GPU
  --only WHAT     only the notebooks with this number or this in their name, such as 01 or lemma;
                  several times, or several with commas between
  --timeout S     the seconds that one notebook may take
  --repeat N      runs each N times in one kernel; fails if its memory grows after the fifth
  --write-back    also puts the outputs, and how long they took, into the notebooks themselves
  --write-times   puts only how long they took into the notebooks: the estimate of a first run

Where they run:
  --kernel NAME   an installed kernel by its name, or ijava, to set IJava up here.
                  Without it: the installed kernel named java, else IJava
  --gpu           builds without the CPU library and asks for the GPU

Instead of running them:
  --render        draws again, in the notebooks themselves, what comes from recorded results, and
                  makes notebooks/claims.md: after new recordings; trains nothing
  --lab [-- ...]  opens JupyterLab, or Notebook; what follows -- goes to its command line
  --starts N      starts the kernel N times and counts the starts that come up
  --check [-- ..] tries the kernel in every way and puts it into environment/kernels.md: 50 starts,
                  all notebooks at smoke, interrupt, live figure, jars by magic and more; half an
                  hour; -- --help lists what to leave out
  --install       makes the kernel known to this user's other Jupyters, as "java"
  --help          this

The environment variables OECL_DATA (folder of data sets), OECL_DEVICE (cpu or gpu) and JAVA_HOME
reach the notebooks. See environment/README.md for more.
END
}

parse() {
  preset=${OECL_PRESET:-quick} kernel='' action=run_notebooks starts=0
  runner=() build=() server=()
  while (($#)); do
    case $1 in
      --preset | --only | --timeout | --repeat | --kernel | --starts)
        (($# > 1)) || die "$1 wants a value (--help explains)"
        ;;&
      --preset) preset=$2 && shift ;;
      --only | --timeout) runner+=("$1" "$2") && shift ;;
      --repeat) runner+=("$1" "$2") && fix_heap && shift ;;
      --write-back | --write-times) runner+=("$1") ;;
      --kernel) kernel=$2 && shift ;;
      --gpu) build=(-Dgpu) && export OECL_DEVICE=gpu ;;
      --render) action=render_recordings ;;
      --lab) action=open_lab ;;
      --starts) starts=$2 action=check_starts && shift ;;
      --check) action=check_kernel preset=smoke ;;
      --install) action=install_kernel_for_user ;;
      --help | -h) usage && exit ;;
      --) shift && server=("$@") && break ;;
      *) die "Unknown option: $1 (--help lists them)" ;;
    esac
    shift
  done
  case $preset in
    smoke | quick | paper) export OECL_PRESET=$preset ;;
    *) die "Unknown preset: $preset. There are smoke, quick and paper." ;;
  esac
}

# Whole and touched from the start: what then grows is not the heap.
fix_heap() {
  local heap
  heap=$(heap_mb "$(memory_mb)")
  export JDK_JAVA_OPTIONS="-Xms${heap}m -XX:+AlwaysPreTouch${JDK_JAVA_OPTIONS:+ $JDK_JAVA_OPTIONS}"
}

# The kernel works in the notebooks' folder, so a relative path would not mean the same there.
absolute_data_folder() {
  [[ -n ${OECL_DATA:-} ]] || return 0
  [[ -d $OECL_DATA ]] || die "OECL_DATA names a folder that does not exist: $OECL_DATA"
  OECL_DATA=$(cd "$OECL_DATA" && pwd)
  export OECL_DATA
}

# Old jars would stay on the class path, among them the CPU library in a build without it.
build_library() {
  local begin=$SECONDS
  rm -rf "$OECL_ROOT/target/lib"
  maven_for "Building the library$(last_build)" -DskipTests ${build[@]+"${build[@]}"} package >&2
  keep_build_time $((SECONDS - begin))
}

# A kernel that brings its own command line still gets our options this way.
prepare_kernel() {
  choose_kernel "$kernel"
  jvm_environment
  engine_environment
  is_ours "$(kernel_folder "$KERNEL")" || hand_on_jvm_options
  # A kernel whose command is "java" runs on the JDK that built the library.
  export PATH=$JAVA_HOME/bin:$PATH
}

# In place of this shell, so that Ctrl-C and other signals reach the one that has the kernel.
run_notebooks() {
  exec "$OECL_PYTHON" -B "$here/execute.py" --preset "$preset" --kernel "$KERNEL" ${runner[@]+"${runner[@]}"}
}

render_recordings() {
  (cd "$OECL_ROOT" && "$here/oecl" claims)
  "$OECL_PYTHON" -B "$here/render.py" --kernel "$KERNEL" ${runner[@]+"${runner[@]}"}
}

check_starts() {
  "$OECL_PYTHON" -B "$here/check_starts.py" --kernel "$KERNEL" "$starts"
}

check_kernel() {
  "$OECL_PYTHON" -B "$here/check_kernel.py" --kernel "$KERNEL" ${server[@]+"${server[@]}"}
}

open_lab() {
  local python application=jupyterlab
  python=$(python_with jupyterlab) || { application=notebook && python=$(python_with notebook); }
  ((EUID != 0)) || server=(--allow-root ${server[@]+"${server[@]}"})
  cd "$OECL_ROOT/notebooks"
  exec "$python" -m "$application" ${server[@]+"${server[@]}"}
}

main() {
  parse "$@"
  absolute_data_folder
  local -a needs=(jdk maven fonts jupyter)
  [[ $action != open_lab ]] || needs+=(lab)
  start_log "$OECL_ROOT/target/setup.log"
  announce "${needs[@]}"
  require "${needs[@]}"
  build_library
  prepare_kernel
  "$action"
}

main "$@"
