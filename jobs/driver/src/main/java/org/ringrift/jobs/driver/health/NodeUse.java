package org.ringrift.jobs.driver.health;

/** What a machine is wanted for. */
public enum NodeUse {
    /** Machines with GPUs first, those that do not train yet before those that do, then the strongest. */
    TRAINING,
    /** Machines with GPUs first, then the strongest. */
    SELFPLAY,
    /** Machines without GPUs first, which have nothing better to do, those with 64 cores or more before all others. */
    EVALUATION
}
