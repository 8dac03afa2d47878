package org.ringrift.jobs.driver.simulate;

/** How a made-up run ended. */
enum RunEnd {
    DONE,
    FAILED,
    /** With its machine: no fault of the stage. */
    LOST
}
