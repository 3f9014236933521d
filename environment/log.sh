# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# Keeps what apt-get and Maven print in a log, shows how long they take, and on failure what they
# said last. Sourced by system.sh; without start_log everything is printed as ever.

readonly OECL_LOG_LINES=20
OECL_LOG=
OECL_CHILD=

# start_log FILE: from now on the log is this file, begun anew.
start_log() {
  if ! mkdir -p "$(dirname "$1")" 2>/dev/null || ! : 2>/dev/null >"$1"; then
    die "Cannot write $1. Give $(id -un) the right to write in $(dirname "$1") (did root make it?),
make room if that disk is full, or copy the project to a folder of your own."
  fi
  OECL_LOG=$1
  trap 'stop_logged INT' INT
  trap 'stop_logged TERM' TERM
}

# logged WHAT COMMAND...: runs a program, not a function, with its words in the log if there is one.
logged() {
  local what=$1 begin=$SECONDS status=0
  shift
  if [[ -z $OECL_LOG ]]; then
    "$@"
    return
  fi
  printf '%s: %s\n' "$(date '+%Y-%m-%d %H:%M:%S')" "$*" >>"$OECL_LOG"
  [[ -t 2 ]] || say "$what ..."
  # In the background, since a shell that waits for a program in the foreground does not answer signals.
  "$@" >>"$OECL_LOG" 2>&1 </dev/null &
  OECL_CHILD=$!
  [[ ! -t 2 ]] || show_time "$what" "$begin"
  wait "$OECL_CHILD" || status=$?
  OECL_CHILD=
  if ((status)); then
    show_failure "$what"
    return "$status"
  fi
  say "$what: done in $((SECONDS - begin)) s"
}

# On a terminal: one line, each second anew, until the program ends.
show_time() {
  while kill -0 "$OECL_CHILD" 2>/dev/null; do
    printf '\r%s ... %d s%s\033[K' "$1" $((SECONDS - $2)) "$(fetched_files)" >&2
    sleep 1
  done
  printf '\r\033[K' >&2
}

# How many files Maven has fetched so far.
fetched_files() {
  local count
  count=$(grep -c '^\[INFO\] Downloaded from' "$OECL_LOG" || true)
  ((count == 0)) || echo ", files fetched: $count"
}

show_failure() {
  say "$1 failed. The last lines of $OECL_LOG:"
  tail -n "$OECL_LOG_LINES" "$OECL_LOG" | sed 's/^/  /' >&2
  say "All of it: $OECL_LOG"
  remedy
}

# What to do about the reasons that a newcomer meets.
remedy() {
  local last
  last=$(tail -n 200 "$OECL_LOG")
  # A log on a full disk ends before the reason.
  ! is_full "$OECL_ROOT" || last="No space left on device"
  case $last in
    *"No space left on device"*)
      say "The disk is full: make room where $OECL_ROOT and $HOME/.m2 lie, then run this again."
      ;;
    *UnknownHostException* | *"Unknown host"* | *"Temporary failure"* | *"Could not resolve"* | \
      *"Could not transfer"* | *"Network is unreachable"*)
      say "The network is out of reach. A proxy is named in ~/.m2/settings.xml for Maven, and in
/etc/apt/apt.conf for apt-get. What was fetched is kept; run this again."
      ;;
    *"Permission denied"* | *AccessDeniedException*)
      say "$(id -un) may not write there (did root make it?): give it the right to the path named above."
      ;;
  esac
}

is_full() {
  (($(df -Pk "$1" | awk 'NR == 2 { print $4 }') < 1024))
}

# A program that was started in the background does not hear Ctrl-C.
stop_logged() {
  trap '' INT TERM
  if [[ -n $OECL_CHILD ]]; then
    kill "$OECL_CHILD" 2>/dev/null || true
    wait "$OECL_CHILD" 2>/dev/null || true
  fi
  say
  say "Interrupted. What was fetched and built so far is kept; run this again to go on. Log: $OECL_LOG"
  exit 130
}
