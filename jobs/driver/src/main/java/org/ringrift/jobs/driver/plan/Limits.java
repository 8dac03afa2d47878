package org.ringrift.jobs.driver.plan;

import org.ringrift.UserError;

/**
 * What a plan must keep to.
 *
 * @param total slots of all machines that are there
 * @param free those on which nothing runs and for which nothing is queued
 * @param queued planned work that has not started, 0 or more
 * @param diskUsed used share of the fullest disk, 0..1
 * @param memoryUsed used share of memory, 0..1
 */
public record Limits(Slots total, Slots free, int queued, double diskUsed, double memoryUsed) {
    /** Most work that may be queued (pending trainings or tournaments of RingRift's {@code unified_queue_populator.py}). */
    public static final int MOST_QUEUED = 50;

    /** @throws UserError if a number is out of range */
    public Limits {
        if (free.gpu() > total.gpu() || free.cpu() > total.cpu() || queued < 0) {
            throw new UserError("Cannot plan for " + free + " free of " + total + " with " + queued
                    + " queued: no more can be free than there is. Count again.");
        }
        if (!(diskUsed >= 0 && diskUsed <= 1 && memoryUsed >= 0 && memoryUsed <= 1)) {
            throw new UserError("Cannot plan with " + diskUsed + " of the disk and " + memoryUsed
                    + " of memory used: the range of a share is 0 to 1.");
        }
    }

    /** Machines on which nothing runs and nothing is short. */
    public static Limits idle(Slots slots) {
        return new Limits(slots, slots, 0, 0, 0);
    }

    /** How much more may be queued. */
    int room() {
        return Math.max(0, MOST_QUEUED - queued);
    }
}
