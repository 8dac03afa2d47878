package org.ringrift.jobs.cluster;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.util.CollectionAccumulator;
import org.ringrift.net.ComputeDevice;

/**
 * Collects which task used which device. It is an accumulator named {@value #NAME}: Spark's UI and event log show the
 * entry of each task. Tasks that are repeated count again.
 */
public final class TaskUses implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Name of the accumulator. */
    public static final String NAME = "device";

    private final CollectionAccumulator<TaskUse> uses;

    private TaskUses(CollectionAccumulator<TaskUse> uses) {
        this.uses = uses;
    }

    /** An empty collection, to be sent to tasks of this context. */
    public static TaskUses in(SparkContext spark) {
        return new TaskUses(spark.collectionAccumulator(NAME));
    }

    /** A use that has begun; closing it records it. */
    public final class Use implements AutoCloseable {
        private final ComputeDevice device;
        private final Instant start = Instant.now();

        private Use(ComputeDevice device) {
            this.device = device;
        }

        @Override
        public void close() {
            SparkEnv here = SparkEnv.get();
            String host = here.blockManager().blockManagerId().host();
            uses.add(new TaskUse(host, here.executorId(), device.toString(), start, Instant.now()));
        }
    }

    /** To be called by a task: it uses the device until the result is closed. */
    public Use begin(ComputeDevice device) {
        return new Use(device);
    }

    /** To be called by the driver: the uses by tasks that have ended since the last call, which are then forgotten. */
    public List<TaskUse> take() {
        List<TaskUse> taken = new ArrayList<>(uses.value());
        uses.reset();
        return taken;
    }
}
