package org.ringrift.jobs.driver.health;

import org.ringrift.jobs.driver.health.NodeReport.Jobs;
import org.ringrift.jobs.driver.health.NodeReport.Usage;

/** How busy a machine is (the load score of RingRift's {@code scripts/p2p/models.py}). */
final class NodeLoad {
    private static final double CPU_WEIGHT = 0.4;
    private static final double MEMORY_WEIGHT = 0.3;
    private static final double JOBS_WEIGHT = 0.3;

    /** Per cent that a task of self-play stands for: eight fill a machine. */
    private static final double PER_JOB = 12.5;

    /** A training counts as so many tasks. */
    private static final int JOBS_PER_TRAINING = 2;

    private static final double GPU_WEIGHT = 0.3;
    private static final double ALL = 100;

    private NodeLoad() {}

    /** The load, 0 to 100. GPUs count where they do something. */
    static double of(Usage usage, Jobs jobs) {
        double tasks = jobs.selfplay() + (double) JOBS_PER_TRAINING * jobs.training();
        double load = CPU_WEIGHT * usage.cpu()
                + MEMORY_WEIGHT * usage.memory()
                + JOBS_WEIGHT * Math.min(ALL, PER_JOB * tasks);
        if (usage.gpu() > 0) {
            load = (1 - GPU_WEIGHT) * load + GPU_WEIGHT * usage.gpu();
        }
        return Math.min(ALL, load);
    }
}
