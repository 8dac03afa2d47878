#!/usr/bin/env bash
# What a container of the image does. Spark on Kubernetes starts it as "driver ..." or "executor" and tells the rest in the
# variables below; anything else is a command of RingRift, as in: docker run ringrift:cpu sql "SELECT 1".
set -euo pipefail

# Names of files are UTF-8, also where the environment says C or nothing (cron).
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8

home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd) # /opt/ringrift
case "${1:-}" in
    driver)
        shift
        exec "$home/conf/spark-submit" --deploy-mode client \
            --conf "spark.driver.bindAddress=$SPARK_DRIVER_BIND_ADDRESS" "$@"
        ;;
    executor)
        # SPARK_JAVA_OPT_0, SPARK_JAVA_OPT_1 ...: one flag each, in the order of their numbers.
        flags=()
        # A user without a name (OpenShift, docker -u 12345) gets one before Hadoop asks for it; the jar knows how.
        getent passwd "$(id -u)" >/dev/null || flags+=("-javaagent:$home/ringrift.jar")
        for ((i = 0; ; i++)); do
            name=SPARK_JAVA_OPT_$i
            [ -n "${!name+set}" ] || break
            flags+=("${!name}")
        done
        exec "$JAVA_HOME/bin/java" ${flags[@]+"${flags[@]}"} "-Xms$SPARK_EXECUTOR_MEMORY" "-Xmx$SPARK_EXECUTOR_MEMORY" \
            -cp "${SPARK_CONF_DIR:-$home/conf}:${SPARK_CLASSPATH:-}:$SPARK_HOME/jars/*:${SPARK_EXTRA_CLASSPATH:-}" \
            org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend \
            --driver-url "$SPARK_DRIVER_URL" \
            --executor-id "$SPARK_EXECUTOR_ID" \
            --cores "$SPARK_EXECUTOR_CORES" \
            --app-id "$SPARK_APPLICATION_ID" \
            --hostname "$SPARK_EXECUTOR_POD_IP" \
            --resourceProfileId "$SPARK_RESOURCE_PROFILE_ID" \
            --podName "$SPARK_EXECUTOR_POD_NAME"
        ;;
    *)
        exec "$JAVA_HOME/bin/java" "@$home/conf/jvm.options" \
            "-Dlog4j2.configurationFile=$home/conf/log4j2.properties" \
            -cp "$home/ringrift.jar:$SPARK_HOME/jars/*" org.ringrift.jobs.cli.Main "$@"
        ;;
esac
