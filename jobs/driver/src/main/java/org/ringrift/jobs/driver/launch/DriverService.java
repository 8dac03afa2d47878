package org.ringrift.jobs.driver.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.lease.Leadership.Standing;
import org.ringrift.jobs.stage.StageContext;

/**
 * The process of a driver: keeps its lease up in a thread of its own, since a round may take longer than a term, and makes a
 * round at an interval and whenever a run has ended.
 */
public final class DriverService {
    /** Renewals in a term: two may come late. */
    private static final int RENEWALS = 4;

    private final StageContext context;
    private final Leadership leadership;
    private final Duration term;
    private final Duration interval;
    private final Semaphore wanted = new Semaphore(0);
    private Standing told = new Standing(false, -1, "");
    private String trouble = "";

    /**
     * @param context where stages run
     * @param leadership this process's part in the lease
     * @param term how long the lease holds
     * @param interval from one round to the next
     */
    public DriverService(StageContext context, Leadership leadership, Duration term, Duration interval) {
        this.context = context;
        this.leadership = leadership;
        this.term = term;
        this.interval = interval;
    }

    /** Asks for a round at once. */
    public void wake() {
        wanted.release();
    }

    /**
     * Runs a driver.
     *
     * @param driver the driver
     * @param bound after that time it starts nothing any more, and this returns when its runs have ended; empty for never
     */
    public void run(Driver driver, Optional<Duration> bound) {
        ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "lease");
            thread.setDaemon(true);
            return thread;
        });
        try {
            renew();
            long every = term.toMillis() / RENEWALS;
            renewing.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
            Optional<Instant> end = bound.map(context.clock().instant()::plus);
            while (end.isEmpty() || context.clock().instant().isBefore(end.get())) {
                round(driver);
                await(interval);
            }
            while (driver.settle() > 0) {
                await(interval);
            }
        } finally {
            renewing.shutdownNow();
            leadership.release();
        }
    }

    /** A round that fails is told and made again later: the tables may be readable then. */
    private void round(Driver driver) {
        try {
            driver.round();
            trouble = "";
        } catch (StageFailure e) {
            if (e.kind() == FailureKind.CANCELLED && Thread.currentThread().isInterrupted()) {
                throw e;
            }
            if (!e.getMessage().equals(trouble)) {
                trouble = e.getMessage();
                context.listener().said(trouble);
            }
        }
    }

    private synchronized void renew() {
        try {
            Standing standing = leadership.step();
            if (!standing.equals(told)) {
                told = standing;
                if (!standing.leads()) {
                    context.listener()
                            .said("Stands by: " + standing.holder() + " leads in epoch " + standing.epoch() + ".");
                } else {
                    wake();
                }
            }
        } catch (StageFailure e) {
            context.listener().said(e.getMessage());
        }
    }

    private void await(Duration most) {
        try {
            if (wanted.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                wanted.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(FailureKind.CANCELLED, "Cannot go on driving: this process was interrupted.", e);
        }
    }
}
