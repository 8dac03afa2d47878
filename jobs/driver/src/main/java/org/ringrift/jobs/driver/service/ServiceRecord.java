package org.ringrift.jobs.driver.service;

import java.time.Duration;
import java.time.Instant;
import org.ringrift.jobs.driver.service.ServiceStatus.State;

/**
 * What is known of a service, and what follows from it.
 *
 * @param name of the service
 * @param importance of the service
 * @param state its state
 * @param since when it came into this state
 * @param reason why it is in it
 * @param checkedAt when it was last checked or started
 * @param failedChecks in a row
 * @param history of its failures
 * @param totalFailures since the driver started
 */
record ServiceRecord(
        String name,
        Service.Importance importance,
        State state,
        Instant since,
        String reason,
        Instant checkedAt,
        int failedChecks,
        RestartHistory history,
        long totalFailures) {
    /** Time between two checks (RingRift's {@code daemon_manager.py}, as the next two). */
    static final Duration CHECK_EVERY = Duration.ofSeconds(45);

    /** Time between two checks of a critical service. */
    static final Duration CHECK_CRITICAL_EVERY = Duration.ofSeconds(30);

    /** Failed checks in a row that are a failure of the service. */
    static final int CHECKS_TO_FAIL = 3;

    /** Of a service for which nobody has asked yet. */
    static ServiceRecord stopped(String name, Service.Importance importance, Instant now) {
        return new ServiceRecord(
                name, importance, State.STOPPED, now, "", ServiceStatus.NEVER, 0, RestartHistory.NONE, 0);
    }

    /** It has started. */
    ServiceRecord started(Instant now) {
        return new ServiceRecord(name, importance, State.RUNNING, now, "", now, 0, history, totalFailures);
    }

    /** Somebody has stopped it: when it is asked for again it begins anew. */
    ServiceRecord stopped(Instant now, String why) {
        return new ServiceRecord(
                name, importance, State.STOPPED, now, why, checkedAt, 0, RestartHistory.NONE, totalFailures);
    }

    /** It is asked for, but something that it needs does not run. That is not its fault: its budget stays. */
    ServiceRecord waiting(Instant now) {
        RestartHistory kept = state == State.RUNNING ? history.running(since, now) : history;
        Instant from = state == State.WAITING ? since : now;
        return new ServiceRecord(name, importance, State.WAITING, from, "", checkedAt, 0, kept, totalFailures);
    }

    /** It runs, and a check went well. */
    ServiceRecord checked(Instant now) {
        return new ServiceRecord(
                name, importance, state, since, "", now, 0, history.running(since, now), totalFailures);
    }

    /** It runs, but a check went wrong. */
    ServiceRecord checkFailed(Instant now, String why) {
        return new ServiceRecord(
                name, importance, state, since, why, now, failedChecks + 1, history.running(since, now), totalFailures);
    }

    /** It has failed, by its checks or in its start. */
    ServiceRecord failed(Instant now, String why) {
        RestartHistory until = state == State.RUNNING ? history.running(since, now) : history;
        RestartHistory next = until.failed(now);
        State to = next.level() == RestartHistory.Level.DEGRADED ? State.DEGRADED : State.FAILED;
        return new ServiceRecord(name, importance, to, now, why, checkedAt, 0, next, totalFailures + 1);
    }

    /** It cannot start as things are. */
    ServiceRecord broken(Instant now, String why) {
        return new ServiceRecord(name, importance, State.BROKEN, now, why, checkedAt, 0, history, totalFailures + 1);
    }

    /** Whether a check is due. */
    boolean checkDue(Instant now) {
        Duration every = importance == Service.Importance.CRITICAL ? CHECK_CRITICAL_EVERY : CHECK_EVERY;
        return state == State.RUNNING && passed(checkedAt, every, now);
    }

    /** Whether the last check was one too many that failed. */
    boolean givenUp() {
        return failedChecks >= CHECKS_TO_FAIL;
    }

    /** Whether a start is due as far as the service itself is concerned. */
    boolean startDue(Instant now) {
        return switch (state) {
            case WAITING -> true;
            case FAILED, DEGRADED -> passed(since, history.pause(importance), now);
            case STOPPED, RUNNING, BROKEN -> false;
        };
    }

    /** A clock that was set back does not hold anything up: a time to come has passed. */
    private static boolean passed(Instant from, Duration pause, Instant now) {
        return now.isBefore(from) || !now.isBefore(from.plus(pause));
    }

    /** Whether it runs. */
    boolean running() {
        return state == State.RUNNING;
    }

    /**
     * What others see.
     *
     * @param why the reason to show
     */
    ServiceStatus status(String why) {
        boolean retried = state == State.FAILED || state == State.DEGRADED;
        return new ServiceStatus(
                name,
                state,
                since,
                why,
                failedChecks,
                history.inARow(),
                totalFailures,
                retried ? since.plus(history.pause(importance)) : ServiceStatus.NEVER);
    }
}
