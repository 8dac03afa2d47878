package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** One loop on a thread of its own. The thread works; when to work it is told by the timer. Thread-safe. */
final class RunningLoop {
    private final BackgroundLoop loop;
    private final ExecutorService thread;
    private final LoopTime time;
    private final SplittableRandom chance;
    private final ProblemLog problems;
    private boolean stopping;
    private LoopStats stats = LoopStats.NEW;
    private Instant next = LoopStats.NEVER;
    private Runnable callOff = () -> {};

    /**
     * Makes it; {@link #start} starts it.
     *
     * @param loop what to do
     * @param thread does one thing at a time, and drops what comes after its shutdown
     * @param time the time
     * @param chance for jitter, of this loop alone
     * @param problems is told of failures
     */
    RunningLoop(
            BackgroundLoop loop, ExecutorService thread, LoopTime time, SplittableRandom chance, ProblemLog problems) {
        this.loop = loop;
        this.thread = thread;
        this.time = time;
        this.chance = chance;
        this.problems = problems;
    }

    String name() {
        return loop.name();
    }

    /** The first run begins at once. */
    void start() {
        thread.execute(this::turn);
    }

    private void turn() {
        if (!begin()) {
            return;
        }
        RunResult result = TimedRun.of(loop.work(), loop.timeLimit(), time);
        boolean counts = end(result);
        if (counts && result.outcome() != RunResult.Outcome.SUCCESS) {
            problems.report(
                    loop.name(),
                    "A run did not succeed: " + result.reason(),
                    result.error().orElse(null));
        }
    }

    private synchronized boolean begin() {
        if (stopping) {
            return false;
        }
        next = LoopStats.NEVER;
        stats = stats.begun(time.instant());
        return true;
    }

    /** Plans the next run before anybody hears of this one: a listener that fails stops no loop. */
    private synchronized boolean end(RunResult result) {
        Instant now = time.instant();
        if (stopping && result.outcome() == RunResult.Outcome.INTERRUPTED) {
            stats = stats.cutShort(now);
            return false;
        }
        stats = stats.ended(result, now);
        if (!stopping) {
            double drawn = chance.nextDouble(-1, 1);
            next = LoopSchedule.next(loop, stats, drawn, now);
            Duration pause = LoopSchedule.pause(loop, stats, drawn);
            callOff = time.after(pause, () -> thread.execute(this::turn));
        }
        return true;
    }

    /** Begins no further run; one that is under way goes on. */
    synchronized void finish() {
        stopping = true;
        next = LoopStats.NEVER;
        callOff.run();
        thread.shutdown();
    }

    /** Interrupts a run that is under way. */
    void interrupt() {
        thread.shutdownNow();
    }

    /**
     * Waits for the end of a run that is under way.
     *
     * @param nanos for how long at most, 0 to look only
     * @return whether none is
     */
    boolean await(long nanos) throws InterruptedException {
        return thread.awaitTermination(nanos, TimeUnit.NANOSECONDS);
    }

    /** Whether it was stopped and no run is under way. */
    boolean ended() {
        return thread.isTerminated();
    }

    synchronized LoopStatus status() {
        LoopHealth health = stopping
                ? LoopHealth.stopped(stats.running() ? "it was stopped, but a run goes on" : "it was stopped")
                : LoopHealth.of(loop, stats, time.instant());
        return new LoopStatus(loop.name(), loop.interval(), loop.timeLimit(), health, stats, next);
    }
}
