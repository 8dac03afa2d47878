package org.ringrift.jobs.driver.shutdown;

import java.time.Instant;
import java.util.List;

/**
 * What the idle shutdown has found and done.
 *
 * @param at time of the last plan; {@link Instant#EPOCH} for none
 * @param plan the last plan
 * @param ended machines ended since the start
 * @param savedPerHour what these cost, USD an hour
 */
public record ShutdownReport(Instant at, ShutdownPlan plan, int ended, double savedPerHour) {
    /** Before the first plan. */
    public static final ShutdownReport NONE = new ShutdownReport(Instant.EPOCH, new ShutdownPlan(List.of()), 0, 0);
}
