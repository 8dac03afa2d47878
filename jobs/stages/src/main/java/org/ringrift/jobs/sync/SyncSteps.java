package org.ringrift.jobs.sync;

/** Is told before each step of a sync that changes something; a test ends the sync there, as a kill would. */
@FunctionalInterface
interface SyncSteps {
    /** Goes on. */
    SyncSteps NONE = step -> {};

    /** @param step what comes next, such as {@code append games} */
    void before(String step);
}
