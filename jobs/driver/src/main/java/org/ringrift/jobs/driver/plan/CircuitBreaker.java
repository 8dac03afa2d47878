package org.ringrift.jobs.driver.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a stage of a configuration that fails from taking the slots of those that do not. A failure or two are tried again
 * soon; from {@value #FAILURES_TO_OPEN} in a row the breaker is open, and after a pause that doubles with each further
 * failure one run at a time is let through. The first that succeeds closes it.
 */
public final class CircuitBreaker {
    /** As the breakers of ssh, peers and databases before (RingRift's {@code health_check_orchestrator.py}). */
    public static final int FAILURES_TO_OPEN = 3;

    /** First pause before the breaker opens; doubled by each failure (RingRift's {@code job_manager.py}: 30 * 2^k seconds). */
    static final Duration BACKOFF = Duration.ofSeconds(30);

    /** First pause of an open breaker: degraded mode of critical daemons (RingRift's {@code daemon_manager.py}). */
    static final Duration FIRST_PAUSE = Duration.ofMinutes(30);

    /** Longest pause: degraded mode of all other daemons (same place). */
    static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    /** What a breaker lets through. */
    public enum State {
        /** Runs. */
        CLOSED,
        /** One run at a time: a trial. */
        HALF_OPEN,
        /** Nothing. */
        OPEN
    }

    private CircuitBreaker() {}

    /** The state of a breaker at a time. */
    public static State state(StageState stage, Instant now) {
        if (stage.failures() == 0) {
            return State.CLOSED;
        }
        if (now.isBefore(stage.failed().plus(pause(stage.failures())))) {
            return State.OPEN;
        }
        return stage.failures() < FAILURES_TO_OPEN ? State.CLOSED : State.HALF_OPEN;
    }

    /** Whether one more run may start. */
    public static boolean admits(StageState stage, Instant now) {
        return switch (state(stage, now)) {
            case CLOSED -> true;
            case HALF_OPEN -> !stage.busy();
            case OPEN -> false;
        };
    }

    /**
     * How long nothing starts.
     *
     * @param failures in a row, 1 or more
     */
    static Duration pause(int failures) {
        if (failures < FAILURES_TO_OPEN) {
            return BACKOFF.multipliedBy(1L << (failures - 1));
        }
        int doublings = Math.min(failures - FAILURES_TO_OPEN, Long.SIZE / 4);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
