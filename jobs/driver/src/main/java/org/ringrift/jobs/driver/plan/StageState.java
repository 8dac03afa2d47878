package org.ringrift.jobs.driver.plan;

import java.time.Instant;
import org.ringrift.UserError;

/**
 * What became of the runs of one stage of one configuration.
 *
 * @param inFlight runs that are planned or running, 0 or more
 * @param succeeded end of the last run that did its work, {@link #NEVER} without one
 * @param failures runs that have failed since then, 0 or more; a run that ended because its machine was lost is none
 * @param failed end of the last of these, {@link #NEVER} without one
 */
public record StageState(int inFlight, Instant succeeded, int failures, Instant failed) {
    /** Before all runs. */
    public static final Instant NEVER = Instant.EPOCH;

    /** A stage that was never run. */
    public static final StageState NEW = new StageState(0, NEVER, 0, NEVER);

    /** @throws UserError if a number is negative */
    public StageState {
        if (inFlight < 0 || failures < 0) {
            throw new UserError("Cannot plan after " + failures + " failures with " + inFlight
                    + " runs in flight: a number is negative. Count again.");
        }
    }

    /** The state once another run has begun. */
    public StageState begun() {
        return new StageState(inFlight + 1, succeeded, failures, failed);
    }

    /** Whether a run is planned or running. */
    public boolean busy() {
        return inFlight > 0;
    }
}
