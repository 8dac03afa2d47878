#!/usr/bin/env bash
# Submits a stage to Kubernetes, the driver in a pod of its own:
#   RINGRIFT_IMAGE=REGISTRY/ringrift:cpu conf/kubernetes/submit.sh https://API-SERVER:6443 \
#       selfplay --config hex8_2p --games 2000 --run-id night-1 --seed 7
# What it reads:
#   RINGRIFT_IMAGE      image of driver and executors; needed (conf/kubernetes/Dockerfile makes it)
#   RINGRIFT_WAREHOUSE  the warehouse: /lakehouse, the volume of storage.yaml, or an object store such as gs://bucket/rr
#   EXECUTORS           number of executors (2)
#   CORES               cores, and so tasks at once, of an executor (4)
#   GPUS                GPUs of an executor (0); whole ones, as Kubernetes gives no parts
#   TASKS_PER_GPU       tasks that share a GPU (CORES / GPUS)
#   NAMESPACE           namespace of rbac.yaml (ringrift)
#   SPARK_HOME          a Spark with its Kubernetes module (jobs/target/spark after mvn package -Pkubernetes)
# Further settings of Spark go before the stage: submit.sh URL --conf spark.executor.memory=16g -- train ...
# The command returns when the driver pod has ended; its log is followed by
#   kubectl logs -n ringrift -l spark-role=driver -f
# Spark does not hand on the exit code of the pod: ask the table runs, or the pod's phase (Succeeded or Failed).
set -euo pipefail

fail() {
    echo "Cannot submit to Kubernetes: $1" >&2
    exit 2
}

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
[ $# -ge 2 ] || fail "the address of the API server and a stage are needed. Example: $0 https://10.0.0.1:6443 selfplay --help"
[ -n "${RINGRIFT_IMAGE:-}" ] || fail "no image is named. Set RINGRIFT_IMAGE to one made from conf/kubernetes/Dockerfile."

master=$1
shift
settings=()
for argument in "$@"; do
    if [ "$argument" = -- ]; then
        while [ "$1" != -- ]; do
            settings+=("$1")
            shift
        done
        shift
        break
    fi
done
[ $# -ge 1 ] || fail "no stage is named after --. Example: -- selfplay --config hex8_2p --games 100"

namespace=${NAMESPACE:-ringrift}
cores=${CORES:-4}
gpus=${GPUS:-0}
template=executor.yaml
if [ "$gpus" -gt 0 ]; then
    share=${TASKS_PER_GPU:-$((cores / gpus > 0 ? cores / gpus : 1))}
    template=executor-gpu.yaml
    # The vendor and the name make the limit nvidia.com/gpu; the script tells an executor the addresses of its own.
    settings+=(
        --conf "spark.executor.resource.gpu.amount=$gpus"
        --conf "spark.executor.resource.gpu.vendor=nvidia.com"
        --conf "spark.executor.resource.gpu.discoveryScript=/opt/ringrift/conf/gpu-discovery.sh"
        --conf "spark.task.resource.gpu.amount=$(awk "BEGIN { printf \"%.4f\", int(10000 / $share) / 10000 }")"
    )
fi

exec "$here/../spark-submit" \
    --master "k8s://$master" \
    --deploy-mode cluster \
    --name "ringrift-$1" \
    --class org.ringrift.jobs.cli.Main \
    --conf "spark.kubernetes.namespace=$namespace" \
    --conf "spark.kubernetes.authenticate.driver.serviceAccountName=ringrift-driver" \
    --conf "spark.kubernetes.authenticate.executor.serviceAccountName=ringrift-executor" \
    --conf "spark.kubernetes.container.image=$RINGRIFT_IMAGE" \
    --conf "spark.kubernetes.driver.podTemplateFile=$here/driver.yaml" \
    --conf "spark.kubernetes.driver.podTemplateContainerName=driver" \
    --conf "spark.kubernetes.executor.podTemplateFile=$here/$template" \
    --conf "spark.kubernetes.executor.podTemplateContainerName=executor" \
    --conf "spark.kubernetes.driverEnv.RINGRIFT_WAREHOUSE=${RINGRIFT_WAREHOUSE:-/lakehouse}" \
    --conf "spark.executor.instances=${EXECUTORS:-2}" \
    --conf "spark.executor.cores=$cores" \
    ${settings[@]+"${settings[@]}"} \
    local:///opt/ringrift/ringrift.jar "$@"
