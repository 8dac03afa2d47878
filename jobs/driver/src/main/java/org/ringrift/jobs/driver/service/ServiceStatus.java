package org.ringrift.jobs.driver.service;

import java.time.Instant;

/**
 * Where a service stands.
 *
 * @param name of the service
 * @param state its state
 * @param since when it came into this state
 * @param reason why it is not running, or what its last check said; empty without anything to say
 * @param failedChecks in a row, 0 or more
 * @param failures since the service last ran for an hour, 0 or more
 * @param totalFailures since the driver started, 0 or more
 * @param retryAt when its next start is due; {@link #NEVER} where none is
 */
public record ServiceStatus(
        String name,
        State state,
        Instant since,
        String reason,
        int failedChecks,
        int failures,
        long totalFailures,
        Instant retryAt) {
    /** Before all time. */
    public static final Instant NEVER = Instant.EPOCH;

    /** States of a service. */
    public enum State {
        /** Not asked for. */
        STOPPED,
        /** It runs. */
        RUNNING,
        /** Asked for; waits for services that it needs. */
        WAITING,
        /** It has failed, and is tried again after seconds to minutes. */
        FAILED,
        /** It has failed too often, and is tried again after half an hour or four. */
        DEGRADED,
        /** It cannot start as things are, and is tried again when somebody asks for it. */
        BROKEN
    }

    /** Whether somebody has asked for it and it does not run. */
    public boolean missing() {
        return state != State.STOPPED && state != State.RUNNING;
    }
}
