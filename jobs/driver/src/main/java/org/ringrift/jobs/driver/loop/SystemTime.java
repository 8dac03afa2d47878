package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clocks, and one daemon thread for all later calls. */
public final class SystemTime implements LoopTime, AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    /** Starts the thread when it is first needed. */
    public SystemTime() {
        timer = new ScheduledThreadPoolExecutor(1, call -> {
            Thread thread = new Thread(call, "loop timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true); // else the limit of each run that ended in time would wait for its time
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Runnable after(Duration delay, Runnable call) {
        Future<?> later = timer.schedule(call, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> later.cancel(false);
    }

    /** Calls nothing more; what uses this time is closed before. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
