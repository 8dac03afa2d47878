package org.ringrift.jobs.play;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.SparkContext;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.delta.PreparedAppend;
import org.ringrift.jobs.spark.SchedulerPool;
import org.ringrift.jobs.watch.JobLabels;

/**
 * Commits waves one after the other in a thread of its own, so that the next games are played meanwhile. At most one wave
 * waits for its commit while another one is played.
 *
 * <p>The jobs of commits are in a scheduler pool of their own: under Spark's mode FAIR, which {@code Sessions} sets, they
 * get the next free cores; without it they would wait for all games of the wave that is played.
 */
final class WaveCommits implements AutoCloseable {

    private final SparkContext context;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "wave-commits");
        made.setDaemon(true);
        return made;
    });
    private Future<Long> underWay;
    private long added;

    WaveCommits(SparkContext context) {
        this.context = context;
    }

    /**
     * Begins to commit a wave, once the one before it has been committed.
     *
     * @param description what Spark's UI shows of it
     * @param rows the wave; closed when it has been committed
     * @throws StageFailure if the commit before it has failed; this one is made nevertheless
     */
    void begin(String description, PreparedAppend rows) {
        Future<Long> earlier = underWay;
        underWay = thread.submit(() -> commit(description, rows));
        settle(earlier);
    }

    private long commit(String description, PreparedAppend rows) {
        context.setLocalProperty(SchedulerPool.PROPERTY, "commits");
        try (rows) {
            return JobLabels.describe(context, description, rows::commit);
        }
    }

    /**
     * Waits for the last commit.
     *
     * @return rows that all commits have added
     * @throws StageFailure if the last commit has failed
     */
    long finish() {
        Future<Long> last = underWay;
        underWay = null;
        settle(last);
        return added;
    }

    private void settle(Future<Long> commit) {
        if (commit == null) {
            return;
        }
        try {
            added += commit.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("Cannot wait for the commit of games: the run was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw (Error) e.getCause();
        }
    }

    /** Waits for a commit that is under way, so that games that were played are kept when the next ones fail. */
    @Override
    public void close() {
        thread.shutdown();
        finish();
    }
}
