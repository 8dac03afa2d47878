package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.util.Optional;

/** Does work on the calling thread, and interrupts it when it takes too long. */
public final class TimedRun {
    private final Thread thread = Thread.currentThread();
    private boolean expired;
    private boolean over;

    private TimedRun() {}

    /**
     * Does work. Whatever it throws is in the result, errors of the JVM too: nothing else would tell of them on a thread
     * for which nobody waits.
     *
     * @param work is done once
     * @param limit after which its thread is interrupted, above 0; work that ignores this goes on
     * @param time measures
     * @return what became of it; the thread's interrupt flag is set if somebody else interrupted the work
     */
    public static RunResult of(Work work, Duration limit, LoopTime time) {
        TimedRun run = new TimedRun();
        long start = time.nanoTime();
        Runnable callOff = time.after(limit, run::expire);
        Throwable error = null;
        try {
            work.run();
        } catch (Throwable e) {
            error = e;
        }
        callOff.run();
        boolean expired = run.end();
        Duration duration = Duration.ofNanos(Math.max(0, time.nanoTime() - start));
        return new RunResult(outcome(expired, error), duration, Optional.ofNullable(error));
    }

    private static RunResult.Outcome outcome(boolean expired, Throwable error) {
        if (expired) {
            return RunResult.Outcome.TIMEOUT;
        }
        if (error == null) {
            return RunResult.Outcome.SUCCESS;
        }
        if (error instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        // Some work says by an exception of its own that it was interrupted, and sets the flag again.
        return Thread.currentThread().isInterrupted() ? RunResult.Outcome.INTERRUPTED : RunResult.Outcome.FAILURE;
    }

    /** The lock keeps the interrupt from hitting what the thread does next. */
    private synchronized void expire() {
        if (!over) {
            expired = true;
            thread.interrupt();
        }
    }

    private synchronized boolean end() {
        over = true;
        if (expired) {
            Thread.interrupted(); // clears the flag: it is not for what the thread does next
        }
        return expired;
    }
}
