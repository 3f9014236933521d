# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# The Java machine of Spark's driver, master and workers. Sourced after jvm-env.sh and log.sh; does nothing until a
# function is called.

readonly OECL_SPARK=$OECL_ROOT/src/spark

# Sets SPARK_CLASS_PATH, and what Spark wants in the environment where there is no installation of it.
spark_environment() {
  local jar=$OECL_SPARK/target/oecl-spark.jar
  if ! find_jdk; then
    echo "Spark needs a JDK of version $OECL_OLDEST_JDK or later: install one, or set JAVA_HOME." >&2
    exit 1
  fi
  if [[ ! -f $jar || ! -f $OECL_SPARK/target/class-path ]]; then
    echo "The library on Spark is not built yet. Run: environment/test.sh --spark" >&2
    exit 1
  fi
  SPARK_CLASS_PATH=$jar:$(<"$OECL_SPARK/target/class-path")
  jvm_environment
  OECL_JVM_OPTIONS+=("-Dlog4j2.configurationFile=$OECL_ROOT/environment/spark/log4j2.properties")
  # An executor is small: what it holds back, all executors of the machine hold back.
  export SPARK_HOME=${SPARK_HOME:-$(cache_folder)/spark-home}
  export SPARK_SCALA_VERSION=2.13
  export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
  mkdir -p "$SPARK_HOME/jars"
}
