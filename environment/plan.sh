# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# Says what a run is about to do, how much the first one fetches and how long it takes. Sourced by
# run.sh, whose choices it reads, after system.sh; the numbers are measured ones: by measure-build.sh,
# in the notebooks, by earlier runs.
# shellcheck disable=SC2154

# shellcheck source=environment/first-build.sh
source "$(dirname "${BASH_SOURCE[0]}")/first-build.sh"
readonly OECL_BUILD_TIME=$OECL_ROOT/target/build-seconds

# announce NEED...: the plan of a first run, in short for a later one.
announce() {
  local notebooks=
  [[ $action != run_notebooks ]] || notebooks=$(notebooks_to_run)
  if [[ ! -e $OECL_BUILD_TIME ]]; then
    announce_first "$notebooks" "$@"
    require_space
  fi
  say "What apt-get and Maven print: $OECL_LOG"
  if [[ $action == run_notebooks ]]; then
    say "Gallery, from the first notebook on: $OECL_ROOT/target/notebooks/index.html"
  fi
}

announce_first() {
  local notebooks=$1 missing
  shift
  missing=$(missing_packages "$@")
  say "The first run in this folder:"
  [[ -z $missing ]] || say "  - installs with apt-get: $missing"
  say "  - builds the library, about $OECL_BUILD_SECONDS s$(to_fetch)"
  say "  - finds a Java kernel, or sets one up"
  [[ -z $notebooks ]] || say "  - runs $notebooks"
}

to_fetch() {
  if maven_has_torch; then
    echo "; Maven fetches what is missing in $HOME/.m2"
  else
    echo ", after Maven has fetched about $OECL_FETCHED_MB MB into $HOME/.m2"
  fi
}

# Of all that Maven fetches the largest.
maven_has_torch() {
  compgen -G "$HOME/.m2/repository/ai/djl/pytorch/pytorch-native-*/*/*.jar" >/dev/null
}

# A wrong wish (--only 99) ends the run here and not after the build.
notebooks_to_run() {
  command -v python3 >/dev/null || {
    echo "the notebooks"
    return
  }
  python3 -B "$OECL_ROOT/environment/times.py" --preset "$preset" ${runner[@]+"${runner[@]}"}
}

require_space() {
  has_space "$OECL_ROOT" "$OECL_BUILT_MB"
  maven_has_torch || has_space "$HOME" "$OECL_FETCHED_MB"
}

has_space() {
  local free
  free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
  ((free >= $2)) || die "$free MB are free on the disk of $1, and a first build wants $2 there: make
room, then run this again."
}

last_build() {
  if [[ -e $OECL_BUILD_TIME ]]; then
    echo " ($(<"$OECL_BUILD_TIME") s the last time)"
  fi
}

keep_build_time() {
  echo "$1" >"$OECL_BUILD_TIME"
}
