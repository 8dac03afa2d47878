package org.ringrift.jobs.driver.launch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.stage.StageContext;

/** Runs stages in threads of this process, in its Spark session. Its methods are for one thread. */
final class EmbeddedLauncher implements AutoCloseable {
    private final StageRuns runs;
    private final Runnable ended;
    private final ExecutorService threads;
    private final List<Launched> atWork = new ArrayList<>();

    /**
     * @param runs makes runs of actions
     * @param ended is called by the thread of a run when it has ended
     */
    EmbeddedLauncher(StageRuns runs, Runnable ended) {
        this.runs = runs;
        this.ended = ended;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "stage-" + number.incrementAndGet());
            thread.setDaemon(true); // the process may end without them: what they committed stays
            return thread;
        });
    }

    /**
     * Starts an action.
     *
     * @throws UserError if the tables do not have what it needs
     */
    Launched start(StageContext context, ConfigState state, Action action) {
        PreparedRun run = runs.prepare(context, state, action);
        CompletableFuture<Optional<String>> end = new CompletableFuture<>();
        Launched launched = new Launched(action, run.runId(), context.clock().instant(), end);
        atWork.add(launched);
        threads.execute(() -> work(context, run, end));
        return launched;
    }

    private void work(StageContext context, PreparedRun run, CompletableFuture<Optional<String>> end) {
        try {
            end.complete(outcome(context, run));
        } catch (Error e) {
            end.completeExceptionally(e);
            throw e;
        } finally {
            ended.run(); // and not before: who is told finds that it has ended
        }
    }

    private static Optional<String> outcome(StageContext context, PreparedRun run) {
        try {
            run.work().accept(context);
            return Optional.empty();
        } catch (UserError | StageFailure e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            return Optional.of("Cannot complete run " + run.runId() + ": " + e + ".");
        }
    }

    /** Those at work. */
    List<Launched> atWork() {
        return List.copyOf(atWork);
    }

    /** Takes out those that have ended since the last call. */
    List<Ended> reap(Instant now) {
        List<Ended> endings = new ArrayList<>();
        for (Iterator<Launched> each = atWork.iterator(); each.hasNext(); ) {
            Launched launched = each.next();
            if (launched.end().isDone()) {
                each.remove();
                endings.add(new Ended(launched, launched.age(now), error(launched)));
            }
        }
        return endings;
    }

    private static Optional<String> error(Launched launched) {
        try {
            return launched.end().join();
        } catch (CompletionException e) {
            return Optional.of("Cannot complete run " + launched.runId() + ": " + e.getCause() + ".");
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
