package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * The state of a loop, and why.
 *
 * @param state the state
 * @param reason one sentence; empty for a loop that runs as it should
 */
public record LoopHealth(State state, String reason) {
    /** Failures in a row from which a loop is in error (RingRift's {@code base.py}, as all constants here). */
    static final int FAILURES_TO_ERROR = 5;

    /** Timeouts in a row from which it is degraded. */
    static final int TIMEOUTS_TO_DEGRADED = 3;

    /** Share of successes among the last runs below which it is degraded. */
    static final double LEAST_SUCCESSES = 0.5;

    /** Successes from which their mean duration counts. */
    static final int RUNS_TO_MEASURE = 5;

    /** Share of the interval that a run may take in the mean. */
    static final double LONGEST_SHARE = 0.5;

    /** States of a loop. */
    public enum State {
        /** Not started, or stopped. */
        STOPPED,
        /** As it should. */
        RUNNING,
        /** It does its work, but late or not each time. */
        DEGRADED,
        /** It does not do its work. */
        ERROR
    }

    /**
     * Judges a loop that was started. RingRift compared the percentage of successes with 0.5, so that its loops were hardly
     * ever degraded; here it is the share.
     *
     * @param loop the loop
     * @param stats its statistics
     * @param now the time, for a run that does not end
     */
    static LoopHealth of(BackgroundLoop loop, LoopStats stats, Instant now) {
        if (stats.consecutiveFailures() >= FAILURES_TO_ERROR) {
            return new LoopHealth(
                    State.ERROR,
                    stats.consecutiveFailures() + " failures in a row, the last: " + stats.lastErrorMessage());
        }
        Duration taken = stats.running() ? Duration.between(stats.lastStart(), now) : Duration.ZERO;
        if (taken.compareTo(loop.timeLimit()) > 0) {
            boolean stuck = taken.compareTo(loop.timeLimit().multipliedBy(2)) > 0;
            return new LoopHealth(
                    stuck ? State.ERROR : State.DEGRADED,
                    "a run takes " + Durations.text(taken) + " so far, over its limit of "
                            + Durations.text(loop.timeLimit()));
        }
        return ofRuns(loop, stats);
    }

    private static LoopHealth ofRuns(BackgroundLoop loop, LoopStats stats) {
        if (stats.consecutiveTimeouts() >= TIMEOUTS_TO_DEGRADED) {
            return degraded(stats.consecutiveTimeouts() + " runs in a row took longer than "
                    + Durations.text(loop.timeLimit()));
        }
        int runs = stats.recent().size();
        if (stats.recentSuccesses() < LEAST_SUCCESSES * runs) {
            return degraded(stats.recentSuccesses() + " of the last " + runs + " runs succeeded; the last error: "
                    + stats.lastErrorMessage());
        }
        double mean = Durations.seconds(stats.meanDuration());
        if (stats.recentSuccesses() >= RUNS_TO_MEASURE && mean > LONGEST_SHARE * Durations.seconds(loop.interval())) {
            return degraded("a run takes " + Durations.text(stats.meanDuration())
                    + " in the mean, more than half of the interval of " + Durations.text(loop.interval()));
        }
        return new LoopHealth(State.RUNNING, "");
    }

    /** Of a loop that is not started. */
    static LoopHealth stopped(String reason) {
        return new LoopHealth(State.STOPPED, reason);
    }

    private static LoopHealth degraded(String reason) {
        return new LoopHealth(State.DEGRADED, reason);
    }
}
