package org.ringrift.jobs.driver.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.loop.ProblemLog;
import org.ringrift.jobs.driver.state.StateReader;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.lease.Leadership.Standing;
import org.ringrift.jobs.lease.LeaseChain;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.rules.GameConfig;

/**
 * The process of a driver: keeps its lease up in a thread of its own, since a round may take longer than a term, and makes a
 * round at an interval and whenever a run has ended.
 */
public final class DriverService {
    /** Renewals in a term: two may come late. */
    private static final int RENEWALS = 4;

    /** How long runs may take to end when the driver's time is up, as after SIGTERM. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final StageContext context;
    private final Leadership leadership;
    private final Duration term;
    private final Duration interval;
    private final DriverStatus status;
    private final Semaphore wanted = new Semaphore(0);
    private Standing told = new Standing(false, -1, "");
    private String trouble = "";

    /**
     * @param context where stages run
     * @param leadership this process's part in the lease
     * @param term how long the lease holds
     * @param interval from one round to the next
     * @param status is told what goes on
     */
    public DriverService(
            StageContext context, Leadership leadership, Duration term, Duration interval, DriverStatus status) {
        this.context = context;
        this.leadership = leadership;
        this.term = term;
        this.interval = interval;
        this.status = status;
    }

    /** Asks for a round at once. */
    public void wake() {
        wanted.release();
    }

    /**
     * Runs a driver.
     *
     * @param driver the driver
     * @param bound after that time it starts nothing any more, ends the runs at work so that the next driver goes on with them,
     *     and returns within seconds; empty for never
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
            ScheduledFuture<?> renewal =
                    renewing.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
            Optional<Instant> end = bound.map(context.clock().instant()::plus);
            while (end.isEmpty() || context.clock().instant().isBefore(end.get())) {
                round(driver);
                await(until(end));
            }
            stop(driver);
            renewal.cancel(false);
        } finally {
            renewing.shutdownNow();
            release();
        }
    }

    private void release() {
        try {
            leadership.release();
        } catch (StageFailure e) {
            context.listener().said(e.getMessage() + " The lease runs out by itself in " + term.toSeconds() + " s.");
        }
    }

    /** No longer than the interval. */
    private Duration until(Optional<Instant> end) {
        return end.map(time -> Duration.between(context.clock().instant(), time))
                .filter(left -> left.compareTo(interval) < 0)
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .orElse(interval);
    }

    private void stop(Driver driver) {
        if (driver.stopping() == 0) {
            return;
        }
        context.listener().said("Time is up: ends what is at work. The next driver goes on with it.");
        try {
            driver.stop("the end of the driver's time");
        } catch (StageFailure e) {
            context.listener().said(e.getMessage()); // it is recorded as lost then
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (driver.stopping() > 0 && System.nanoTime() < end) {
            await(LOOK);
        }
    }

    /**
     * Shows who leads and where configurations stand, without ever taking part.
     *
     * @param chain the lease
     * @param reader of the tables
     * @param configs configurations to show
     * @param bound how long; empty for ever
     */
    public void watch(LeaseChain chain, StateReader reader, List<GameConfig> configs, Optional<Duration> bound) {
        Optional<Instant> end = bound.map(context.clock().instant()::plus);
        while (end.isEmpty() || context.clock().instant().isBefore(end.get())) {
            try {
                status.leads(chain.newest()
                        .map(lease -> new Standing(false, lease.epoch(), lease.holder()))
                        .orElse(new Standing(false, 0, "")));
                status.knows(reader.read(configs), List.of());
                status.roundEnded(0);
            } catch (StageFailure e) {
                status.roundFailed(e.getMessage());
                context.listener().said(e.getMessage());
            }
            await(interval);
        }
    }

    /** A round that fails is told and made again later: the tables may be readable then. */
    private void round(Driver driver) {
        try {
            status.roundEnded(driver.round());
            trouble = "";
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            String why = ProblemLog.sentence(e);
            status.roundFailed(why);
            if (!why.equals(trouble)) {
                trouble = why;
                context.listener().said(why);
            }
        }
    }

    private synchronized void renew() {
        try {
            Standing standing = leadership.step();
            status.leads(standing);
            if (!standing.equals(told)) {
                told = standing;
                if (!standing.leads()) {
                    context.listener()
                            .said("Stands by: " + standing.holder() + " leads in epoch " + standing.epoch() + ".");
                } else {
                    wake();
                }
            }
        } catch (RuntimeException e) { // whatever it is, the next renewal must come
            status.leaseFailed(ProblemLog.sentence(e));
            context.listener().said(ProblemLog.sentence(e));
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
