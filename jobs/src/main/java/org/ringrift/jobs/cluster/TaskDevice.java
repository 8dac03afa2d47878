package org.ringrift.jobs.cluster;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.ringrift.net.ComputeDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The device that Spark gave to a task. */
public final class TaskDevice {
    private static final Logger LOG = LoggerFactory.getLogger(TaskDevice.class);
    private static final AtomicBoolean SAID_CPU = new AtomicBoolean();

    private TaskDevice() {}

    /**
     * The device of the current task: exactly the GPU address that Spark assigned, or the CPU if it assigned none,
     * which is said once in each executor.
     *
     * @return the device
     */
    public static ComputeDevice current() {
        TaskContext task = TaskContext.get();
        Map<String, ResourceInformation> resources = task == null ? Map.of() : task.resourcesJMap();
        ResourceInformation gpu = resources.get("gpu");
        if (gpu == null || gpu.addresses().length == 0) {
            if (SAID_CPU.compareAndSet(false, true)) {
                LOG.info("Spark assigned no GPU to this task: nets are computed on the CPU.");
            }
            return ComputeDevice.CPU;
        }
        return ComputeDevice.gpu(Integer.parseInt(gpu.addresses()[0]));
    }
}
