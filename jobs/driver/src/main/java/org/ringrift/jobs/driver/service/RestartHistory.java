package org.ringrift.jobs.driver.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The failures of a service, and what they mean for its next start. The constants are those of RingRift's
 * {@code daemon_manager.py}.
 *
 * @param inARow failures since the service last ran for an hour, 0 or more
 * @param lastHour times of the failures in the hour before the last one, that one included, oldest first; at most
 *     {@value #MOST_REMEMBERED}
 * @param exhausted whether the budget was overdrawn since the service last ran for an hour
 */
record RestartHistory(int inARow, List<Instant> lastHour, boolean exhausted) {
    /** Pause after the first failure. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    /** Longest pause within the budget. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(300);

    /** A service that has run for so long without a failure begins anew. */
    static final Duration STABLE = Duration.ofSeconds(3600);

    /** Time over which the budget counts. */
    static final Duration BUDGET_TIME = Duration.ofHours(1);

    /** Failures in that time that are nothing special. */
    static final int NORMAL = 5;

    /** Failures in that time above which the service is degraded. */
    static final int ELEVATED = 10;

    /** More need not be known. */
    static final int MOST_REMEMBERED = ELEVATED + 1;

    /** Pause of a critical service that is degraded. */
    static final Duration CRITICAL_PAUSE = Duration.ofMinutes(30);

    /** Pause of any other service that is degraded. */
    static final Duration DEGRADED_PAUSE = Duration.ofHours(4);

    /** Of a service that has not failed. */
    static final RestartHistory NONE = new RestartHistory(0, List.of(), false);

    /** How much of the budget is used. */
    enum Level {
        /** Up to 5 failures in an hour. */
        NORMAL,
        /** 6 to 10. */
        ELEVATED,
        /** More, until the service has run for an hour. */
        DEGRADED
    }

    /** Copies the list. */
    RestartHistory {
        lastHour = List.copyOf(lastHour);
    }

    /** The history after another failure. */
    RestartHistory failed(Instant now) {
        List<Instant> recent = new ArrayList<>(lastHour);
        recent.removeIf(time -> !time.isAfter(now.minus(BUDGET_TIME)) || time.isAfter(now)); // a clock was set back
        recent.add(now);
        List<Instant> kept = recent.subList(Math.max(0, recent.size() - MOST_REMEMBERED), recent.size());
        return new RestartHistory(inARow + 1, kept, exhausted || kept.size() > ELEVATED);
    }

    /** The history at a time of a service that has been running since another. */
    RestartHistory running(Instant since, Instant now) {
        return Duration.between(since, now).compareTo(STABLE) < 0 ? this : NONE;
    }

    /** How much of the budget was used at the last failure. */
    Level level() {
        if (exhausted) {
            return Level.DEGRADED;
        }
        return lastHour.size() > NORMAL ? Level.ELEVATED : Level.NORMAL;
    }

    /** How long to wait after the last failure: 5 s, twice as long each time, at most 300 s; much longer when degraded. */
    Duration pause(Service.Importance importance) {
        if (exhausted) {
            return importance == Service.Importance.CRITICAL ? CRITICAL_PAUSE : DEGRADED_PAUSE;
        }
        int doublings = Math.max(0, Math.min(inARow - 1, Integer.SIZE / 2));
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
