package org.ringrift.jobs.driver.launch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.run.Cancellation;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.jobs.run.Runs;
import org.ringrift.jobs.spark.SchedulerPool;
import org.ringrift.jobs.stage.StageContext;

/** Runs stages in this process, in its Spark session: each in a thread of its own, or in that of who starts it. */
public final class EmbeddedLauncher implements Launcher {
    private final StageRuns runs;
    private final Runnable ended;
    private final Executor threads;
    private final Runnable closing;
    private final List<InThread> working = new ArrayList<>();

    /** A run and its end, which is not there yet while it is at work. */
    private record InThread(Launched launched, CompletableFuture<RunEnd> end) {}

    private EmbeddedLauncher(StageRuns runs, Runnable ended, Executor threads, Runnable closing) {
        this.runs = runs;
        this.ended = ended;
        this.threads = threads;
        this.closing = closing;
    }

    /**
     * Several at a time.
     *
     * @param runs makes runs of actions
     * @param ended is called by the thread of a run when it has ended
     */
    public static EmbeddedLauncher inThreads(StageRuns runs, Runnable ended) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "stage-" + number.incrementAndGet());
            thread.setDaemon(true); // the process may end without them: what they committed stays
            return thread;
        });
        return new EmbeddedLauncher(runs, ended, threads, threads::shutdown);
    }

    /**
     * One after the other: a run that was started has ended when {@link #start} returns.
     *
     * @param runs makes runs of actions
     */
    public static EmbeddedLauncher inTurn(StageRuns runs) {
        return new EmbeddedLauncher(runs, () -> {}, Runnable::run, () -> {});
    }

    @Override
    public Launched start(StageContext context, ConfigState state, Action action, String runId) {
        PreparedRun run = runs.prepare(context, state, action, runId);
        CompletableFuture<RunEnd> end = new CompletableFuture<>();
        Launched launched = new Launched(action, run.runId(), context.clock().instant());
        working.add(new InThread(launched, end));
        threads.execute(() -> work(context, run, end));
        return launched;
    }

    private void work(StageContext context, PreparedRun run, CompletableFuture<RunEnd> end) {
        SchedulerPool.leave(
                context.lake().spark().sparkContext()); // that of the driver, whose thread has started this one
        try {
            end.complete(outcome(context, run));
        } catch (Error e) {
            end.completeExceptionally(e);
            throw e;
        } finally {
            ended.run(); // and not before: who is told finds that it has ended
        }
    }

    private static RunEnd outcome(StageContext context, PreparedRun run) {
        try {
            run.work().accept(context);
            return RunEnd.DONE; // recorded: it throws else
        } catch (UserError e) {
            RunEnd end = isElsewhere(context, run) ? RunEnd.elsewhere(run.runId()) : RunEnd.failed(e.getMessage());
            return end.by(e);
        } catch (StageFailure e) {
            return RunEnd.failed(e.getMessage()).by(e);
        } catch (RuntimeException e) {
            return RunEnd.failed("Cannot complete run " + run.runId() + ": " + e + ".")
                    .by(e);
        }
    }

    /** Whether the run was refused since another process has it: one that this process has begun would have ended. */
    private static boolean isElsewhere(StageContext context, PreparedRun run) {
        try {
            return new Runs(context.lake(), context.clock())
                    .find(run.runId())
                    .filter(RunStatus::alive)
                    .isPresent();
        } catch (StageFailure e) {
            return false; // then the refusal itself is told
        }
    }

    @Override
    public List<Launched> atWork() {
        return working.stream().map(InThread::launched).toList();
    }

    @Override
    public List<Ended> reap(Instant now) {
        List<Ended> endings = new ArrayList<>();
        for (Iterator<InThread> each = working.iterator(); each.hasNext(); ) {
            InThread run = each.next();
            if (run.end().isDone()) {
                each.remove();
                endings.add(new Ended(run.launched(), run.launched().age(now), end(run)));
            }
        }
        return endings;
    }

    private static RunEnd end(InThread run) {
        try {
            return run.end().join();
        } catch (CompletionException e) {
            return RunEnd.failed("Cannot complete run " + run.launched().runId() + ": " + e.getCause() + ".");
        }
    }

    @Override
    public void stop(String cause) {
        if (!working.isEmpty()) {
            Cancellation.cancelRuns(cause);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
