#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Scores a folder on two hosts, one of which loses its network for a while in the middle: each host is a network
# namespace of this machine, joined by a bridge. Wants root, iproute2, and the library on Spark built.
#
#   partition.sh MODEL FOLDER OUT SECONDS [JVM OPTIONS OF THE DRIVER, such as -Dspark.network.timeout=15s]
#
# OUT must not exist. Afterwards OUT/scores holds a row for each file; the last lines count the rows and the paths.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../../../../../environment/jvm-env.sh
source "$here/../../../../../environment/jvm-env.sh"
# shellcheck source=../../../../../environment/spark/session.sh
source "$OECL_ROOT/environment/spark/session.sh"
model=$1 folder=$2 out=$3 seconds=$4
shift 4
spark_environment

readonly NET=10.77.0 PORT=7079
export SPARK_LOCAL_IP=$NET.1
scratch=$(mktemp -d)
pids=()

finish() {
  kill "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  for i in 1 2; do ip netns del "oecl-host-$i" 2>/dev/null || true; done
  ip link del oecl-bridge 2>/dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT

network() {
  ip link add oecl-bridge type bridge
  ip addr add "$NET.1/24" dev oecl-bridge
  ip link set oecl-bridge up
  local i
  for i in 1 2; do
    ip netns add "oecl-host-$i"
    ip link add "oecl-port-$i" type veth peer name eth0 netns "oecl-host-$i"
    ip link set "oecl-port-$i" master oecl-bridge up
    ip -n "oecl-host-$i" addr add "$NET.$((10 + i))/24" dev eth0
    ip -n "oecl-host-$i" link set eth0 up
    ip -n "oecl-host-$i" link set lo up
  done
}

# spark NAME [ip netns exec HOST] -- ARGUMENTS OF JAVA...: in the background, its words in a file.
spark() {
  local name=$1 prefix=()
  shift
  while [[ $1 != -- ]]; do prefix+=("$1") && shift; done
  shift
  "${prefix[@]}" "$JAVA_HOME/bin/java" -Xmx512m -cp "$SPARK_CLASS_PATH" \
    "-Dlog4j2.configurationFile=$OECL_ROOT/environment/spark/log4j2.properties" "$@" >"$scratch/$name.log" 2>&1 &
  pids+=($!)
}

cluster() {
  spark master -- org.apache.spark.deploy.master.Master --host "$NET.1" --port "$PORT" --webui-port 0
  until (exec 3<>"/dev/tcp/$NET.1/$PORT") 2>/dev/null; do sleep 0.5; done
  local i
  for i in 1 2; do
    SPARK_LOCAL_IP=$NET.$((10 + i)) spark "worker-$i" ip netns exec "oecl-host-$i" -- \
      org.apache.spark.deploy.worker.Worker --host "$NET.$((10 + i))" --cores 1 --memory 1g --webui-port 0 \
      --work-dir "$scratch/work-$i" "spark://$NET.1:$PORT"
  done
}

network
cluster
"$JAVA_HOME/bin/java" "${OECL_JVM_OPTIONS[@]}" "-Dspark.driver.host=$NET.1" \
  "-Dspark.executor.extraClassPath=$SPARK_CLASS_PATH" "$@" -cp "$SPARK_CLASS_PATH" io.github.oecl.spark.OeclSpark \
  score "$model" "$folder" --out "$out" --format csv --per-part 1000 --master "spark://$NET.1:$PORT" &
driver=$!
until [[ -e $out/parts/000000/_SUCCESS ]]; do
  kill -0 "$driver" || { cat "$scratch"/*.log >&2 && exit 1; }
  sleep 0.1
done
ip link set oecl-port-2 down
echo "host 2 has no network for $seconds s"
sleep "$seconds"
ip link set oecl-port-2 up
echo "host 2 has its network again"
wait "$driver"
rows=$(cat "$out"/scores/*.csv | grep -cv '^path,')
paths=$(cat "$out"/scores/*.csv | grep -v '^path,' | cut -d, -f1 | sort -u | wc -l)
echo "rows $rows, different paths $paths"
