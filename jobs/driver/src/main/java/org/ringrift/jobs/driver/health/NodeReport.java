package org.ringrift.jobs.driver.health;

import java.time.Instant;
import org.ringrift.UserError;

/**
 * What is known of a machine: by its executors' heartbeats, and by the runs on it.
 *
 * @param node its name
 * @param heartbeat when one of its executors was last heard of
 * @param hardware what it has
 * @param usage how much of it is in use
 * @param jobs what it is doing
 * @param failures executors and tasks lost on it since the last success, 0 or more
 * @param failed when the last of them was lost; any time without one
 * @param retired whether it is to get no more work
 */
public record NodeReport(
        String node,
        Instant heartbeat,
        Hardware hardware,
        Usage usage,
        Jobs jobs,
        int failures,
        Instant failed,
        boolean retired) {
    /** @throws UserError if failures are negative */
    public NodeReport {
        if (failures < 0) {
            throw new UserError("Cannot judge node " + node + " by " + failures + " failures: state 0 or more.");
        }
    }

    /**
     * What a machine has.
     *
     * @param cores 1 or more
     * @param gpus cards, 0 or more, all of one model
     * @param gpuName what the card calls itself; empty without one
     */
    public record Hardware(int cores, int gpus, String gpuName) {
        /** @throws UserError if a number is out of range */
        public Hardware {
            if (cores < 1 || gpus < 0) {
                throw new UserError("Cannot judge a machine of " + cores + " cores and " + gpus
                        + " GPUs: state at least 1 core, and 0 GPUs or more.");
            }
        }

        /** Whether it has a card. */
        boolean hasGpu() {
            return gpus > 0;
        }

        /**
         * What its cards compute together; 0 without any. RingRift did not know their number and took a card for each 80 GB of
         * the machine's memory above 100 GB.
         */
        double gpuPower() {
            return gpus == 0 ? 0 : gpus * GpuModel.of(gpuName).power();
        }
    }

    /**
     * How much is in use, in per cent, 0 to 100 each.
     *
     * @param cpu of all cores
     * @param memory of the machine
     * @param disk of the file system on which executors write
     * @param gpu of all cards; 0 without any
     */
    public record Usage(double cpu, double memory, double disk, double gpu) {
        /** Of a machine that does nothing. */
        public static final Usage NONE = new Usage(0, 0, 0, 0);

        private static final double ALL = 100;

        /** @throws UserError if a number is out of range */
        public Usage {
            requirePerCent("CPU", cpu);
            requirePerCent("memory", memory);
            requirePerCent("disk", disk);
            requirePerCent("GPU", gpu);
        }

        private static void requirePerCent(String what, double value) {
            if (!(value >= 0 && value <= ALL)) {
                throw new UserError("Cannot judge a machine of which " + value + " per cent of " + what
                        + " are in use: state 0 to 100.");
            }
        }
    }

    /**
     * What runs on a machine.
     *
     * @param selfplay tasks of self-play, 0 or more
     * @param training trainings, 0 or more
     */
    public record Jobs(int selfplay, int training) {
        /** Of a machine that does nothing. */
        public static final Jobs NONE = new Jobs(0, 0);

        /** @throws UserError if a number is negative */
        public Jobs {
            if (selfplay < 0 || training < 0) {
                throw new UserError("Cannot judge a machine with " + selfplay + " self-play tasks and " + training
                        + " trainings: state 0 or more of each.");
            }
        }
    }
}
