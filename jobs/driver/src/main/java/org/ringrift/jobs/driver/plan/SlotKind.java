package org.ringrift.jobs.driver.plan;

/** What a stage run occupies while it runs. */
public enum SlotKind {
    /** A share of a GPU with the cores that feed it. */
    GPU,
    /** Cores of a machine without a GPU, or those that its GPU leaves over. */
    CPU,
    /** Nothing but the driver: a commit. */
    DRIVER
}
