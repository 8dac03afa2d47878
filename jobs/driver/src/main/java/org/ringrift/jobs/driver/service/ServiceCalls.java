package org.ringrift.jobs.driver.service;

import java.time.Duration;
import java.util.Optional;
import org.ringrift.jobs.driver.loop.LoopTime;
import org.ringrift.jobs.driver.loop.ProblemLog;
import org.ringrift.jobs.driver.loop.RunResult;
import org.ringrift.jobs.driver.loop.RunResult.Outcome;
import org.ringrift.jobs.driver.loop.TimedRun;
import org.ringrift.jobs.driver.loop.Work;

/** Calls services within time limits: RingRift waited 30 s for a daemon to be ready, and up to 15 s for a check. */
final class ServiceCalls {
    static final Duration START_LIMIT = Duration.ofSeconds(30);
    static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    static final Duration CHECK_LIMIT = Duration.ofSeconds(15);

    private final LoopTime time;
    private final ProblemLog problems;

    ServiceCalls(LoopTime time, ProblemLog problems) {
        this.time = time;
        this.problems = problems;
    }

    /**
     * Why a call did not succeed.
     *
     * @param reason in a few words, without a full stop
     * @param error what was thrown, null for nothing
     */
    record Problem(String reason, Throwable error) {}

    /** Starts it; one that does not start is stopped, so that nothing of it is left. */
    Optional<Problem> start(Service service) throws InterruptedException {
        RunResult result = TimedRun.of(service::start, START_LIMIT, time);
        if (result.outcome() == Outcome.SUCCESS) {
            return Optional.empty();
        }
        boolean interrupted = result.outcome() == Outcome.INTERRUPTED && Thread.interrupted();
        Problem problem = problem(result);
        if (!interrupted) {
            problems.report(service.name(), "It could not start: " + problem.reason() + ".", problem.error());
        }
        stop(service);
        if (interrupted) {
            throw new InterruptedException();
        }
        return Optional.of(problem);
    }

    /** Checks it. */
    Optional<Problem> check(Service service) throws InterruptedException {
        return call(service::check, CHECK_LIMIT);
    }

    /** Stops it; says what may be left, which is reported too. */
    Optional<Problem> stop(Service service) throws InterruptedException {
        Optional<Problem> problem = call(service::stop, STOP_LIMIT);
        problem.ifPresent(each ->
                problems.report(service.name(), "It may not have stopped: " + each.reason() + ".", each.error()));
        return problem;
    }

    private Optional<Problem> call(Work work, Duration limit) throws InterruptedException {
        RunResult result = TimedRun.of(work, limit, time);
        if (result.outcome() == Outcome.INTERRUPTED && Thread.interrupted()) {
            throw new InterruptedException();
        }
        return result.outcome() == Outcome.SUCCESS ? Optional.empty() : Optional.of(problem(result));
    }

    private static Problem problem(RunResult result) {
        String reason = result.reason();
        boolean stop = reason.endsWith(".");
        return new Problem(
                stop ? reason.substring(0, reason.length() - 1) : reason,
                result.error().orElse(null));
    }
}
