package org.ringrift.jobs.driver.launch;

import java.time.Duration;
import java.time.Instant;
import org.ringrift.jobs.driver.plan.Action;

/**
 * A run that this driver has launched.
 *
 * @param action what was planned
 * @param runId identity of the run
 * @param began when
 */
public record Launched(Action action, String runId, Instant began) {
    /** How long it has taken until now. */
    Duration age(Instant now) {
        return Duration.between(began, now);
    }

    /** Such as {@code hex8_2p selfplay}. */
    String name() {
        return action.config().key() + " " + action.stage().key();
    }
}
