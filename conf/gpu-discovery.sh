#!/usr/bin/env bash
# Tells Spark which GPUs a worker or an executor may hand to its tasks: {"name": "gpu", "addresses": ["0", "1"]}.
# Spark runs it where spark.worker.resource.gpu.discoveryScript or spark.executor.resource.gpu.discoveryScript names it.
#   RINGRIFT_GPU_ADDRESSES  the addresses, separated by commas: for trials without a GPU, or to keep a GPU back
#   CUDA_VISIBLE_DEVICES    if set, CUDA numbers the GPUs listed there from 0, and so does this script
# Otherwise all that nvidia-smi lists. Its order is CUDA's only with CUDA_DEVICE_ORDER=PCI_BUS_ID, which
# conf/spark-defaults.conf sets for executors.
set -euo pipefail

if [ -n "${RINGRIFT_GPU_ADDRESSES:-}" ]; then
    IFS=', ' read -r -a addresses <<<"$RINGRIFT_GPU_ADDRESSES"
elif [ -n "${CUDA_VISIBLE_DEVICES:-}" ]; then
    IFS=', ' read -r -a visible <<<"$CUDA_VISIBLE_DEVICES"
    addresses=("${!visible[@]}")
elif command -v nvidia-smi >/dev/null; then
    listed=$(nvidia-smi --query-gpu=index --format=csv,noheader)
    read -r -d '' -a addresses <<<"$listed" || true # read ends with 1 at the end of its input
else
    echo "Cannot find GPUs: nvidia-smi is not installed on ${HOSTNAME:-this machine}. Install NVIDIA's driver, ask for no GPUs," \
        "or state addresses in RINGRIFT_GPU_ADDRESSES." >&2
    exit 1
fi

if [ ${#addresses[@]} -eq 0 ]; then
    echo "Cannot find GPUs: nvidia-smi lists none on ${HOSTNAME:-this machine}. Ask for no GPUs, or state addresses in" \
        "RINGRIFT_GPU_ADDRESSES." >&2
    exit 1
fi
list=$(printf ', "%s"' "${addresses[@]}")
printf '{"name": "gpu", "addresses": [%s]}\n' "${list:2}"
