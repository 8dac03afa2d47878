package org.ringrift.jobs.cluster;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.ringrift.UserError;
import org.ringrift.net.ComputeDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The device that Spark gave to a task. */
public final class TaskDevice {
    private static final Logger LOG = LoggerFactory.getLogger(TaskDevice.class);
    private static final AtomicBoolean SAID_CPU = new AtomicBoolean();

    private TaskDevice() {}

    /**
     * The device of the current task: exactly the GPU address that Spark assigned (the first, of several), or the CPU if
     * it assigned none, which is said once in each executor.
     *
     * @return the device
     * @throws UserError if the address is no index, such as that of a part of a GPU
     */
    public static ComputeDevice current() {
        TaskContext task = TaskContext.get();
        Map<String, ResourceInformation> resources = task == null ? Map.of() : task.resourcesJMap();
        ResourceInformation gpu = resources.get(StageResources.GPU);
        if (gpu == null || gpu.addresses().length == 0) {
            if (SAID_CPU.compareAndSet(false, true)) {
                LOG.info("Spark assigned no GPU to this task: nets are computed on the CPU.");
            }
            return ComputeDevice.CPU;
        }
        return at(gpu.addresses()[0]);
    }

    static ComputeDevice at(String address) {
        try {
            return ComputeDevice.gpu(Integer.parseInt(address));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "Cannot use GPU '" + address + "': Spark's addresses must be indices such as 0. "
                            + "Let the cluster find its GPUs with conf/gpu-discovery.sh.",
                    e);
        }
    }
}
