package org.ringrift.jobs.driver.simulate;

/** Adds up the time of GPU slots: of those that are there, and of those in use. Mutable, of one simulation. */
final class GpuTime {
    private double there;
    private double used;
    private double until;

    /** Counts the time up to now with the slots as they are; to be called before they change. */
    void pass(SimulatedCluster cluster, double now) {
        double passed = now - until;
        if (passed > 0) {
            int total = cluster.total().gpu();
            there += passed * total;
            used += passed * (total - cluster.free().gpu());
            until = now;
        }
    }

    /** Share of the time of slots in which nothing ran, 0..1. */
    double idleShare() {
        return there == 0 ? 0 : 1 - used / there;
    }
}
