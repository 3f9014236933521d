#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
# shellcheck source=environment/jvm-env.sh
source "$(dirname "${BASH_SOURCE[0]}")/jvm-env.sh"
# shellcheck source=environment/spark/session.sh
source "$OECL_ROOT/environment/spark/session.sh"

readonly PORT=${OECL_SPARK_PORT:-7077}

usage() {
  cat <<'END_OF_USAGE'
Usage: environment/cluster.sh start [N] | stop

A standalone cluster of Spark on this machine, from Maven's jars, for a first try: a master and N workers (2 unless
said otherwise) of one core and 1 GB. Then: environment/oecl-spark score ... --master spark://127.0.0.1:7077
OECL_SPARK_PORT is another port than 7077.
END_OF_USAGE
}

# start_process NAME CLASS ARGUMENTS...: in the background, its number in a file, its words in another.
start_process() {
  local name=$1
  shift
  nohup "$JAVA_HOME/bin/java" -Xmx512m "-Dlog4j2.configurationFile=$OECL_ROOT/environment/spark/log4j2.properties" \
    -cp "$SPARK_CLASS_PATH" "$@" >"$cluster/$name.log" 2>&1 </dev/null &
  echo $! >"$cluster/$name.pid"
}

answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null
}

start() {
  local workers=$1 i
  [[ $workers =~ ^[1-9][0-9]*$ ]] || { usage >&2 && exit 2; }
  if answers; then
    echo "Port $PORT is in use: stop what listens there, or set OECL_SPARK_PORT" >&2
    exit 1
  fi
  mkdir -p "$cluster"
  start_process master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$PORT" --webui-port 0
  for ((i = 0; i < 120; i++)); do
    answers && break
    sleep 0.5
  done
  answers || { echo "The master does not answer; see $cluster/master.log" >&2 && stop && exit 1; }
  for ((i = 1; i <= workers; i++)); do
    start_process "worker-$i" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g \
      --webui-port 0 --work-dir "$cluster/work" "spark://127.0.0.1:$PORT"
  done
  echo "spark://127.0.0.1:$PORT with $workers workers; logs are in $cluster"
}

stop() {
  local file
  for file in "$cluster"/worker-*.pid "$cluster"/master.pid; do
    [[ -f $file ]] || continue
    kill "$(<"$file")" 2>/dev/null || true
    rm -f "$file"
  done
}

case ${1:-} in
  start | stop) ;;
  --help | -h) usage && exit ;;
  *) usage >&2 && exit 2 ;;
esac
spark_environment
cluster=$(cache_folder)/spark-cluster-$PORT
case $1 in
  start) start "${2:-2}" ;;
  stop) stop ;;
esac
