package org.ringrift.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.ringrift.jobs.watch.StageMetric;
import org.ringrift.jobs.watch.StageMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Ends tasks that make no progress for too long, so that Spark does their work again. Progress is a change of one of
 * some accumulators, which executors report with their heartbeats. Work that was ended {@value #MOST_ENDS} times fails
 * its job: it hangs wherever it runs. A thread that ignores its end is Spark's task reaper's business
 * ({@code spark.task.reaper.enabled}), which ends the executor.
 *
 * <p>While it is open it watches all tasks of the application.
 */
public final class TaskDeadline extends SparkListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskDeadline.class);
    private static final int MOST_ENDS = 3;
    private static final int CHECKS = 10;

    private final SparkContext spark;
    private final Duration deadline;
    private final Set<Long> accumulators;
    private final InstantSource clock;
    private final Map<Long, Watched> running = new HashMap<>();
    private final Map<Work, Integer> ends = new HashMap<>();
    private final Timer timer = new Timer("task deadline", true);

    /** What a task does, whichever attempt it is. */
    private record Work(int stage, int index) {}

    private static final class Watched {
        private final Work work;
        private final Map<Long, Object> progress = new HashMap<>();
        private Instant since;

        Watched(Work work, Instant since) {
            this.work = work;
            this.since = since;
        }
    }

    /** Watches without checking by itself: {@link #check} does it. */
    TaskDeadline(SparkContext spark, Duration deadline, Set<Long> accumulators, InstantSource clock) {
        this.spark = spark;
        this.deadline = deadline;
        this.accumulators = Set.copyOf(accumulators);
        this.clock = clock;
        spark.addSparkListener(this);
    }

    /**
     * Watches until it is closed.
     *
     * @param spark the application
     * @param deadline longest time without progress
     * @param accumulators ids of the accumulators whose change is progress
     * @return to be closed when the work is done
     */
    public static TaskDeadline watch(SparkContext spark, Duration deadline, Set<Long> accumulators) {
        TaskDeadline watch = new TaskDeadline(spark, deadline, accumulators, InstantSource.system());
        long interval = Math.max(1, deadline.toMillis() / CHECKS);
        watch.timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        watch.check();
                    }
                },
                interval,
                interval);
        return watch;
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart start) {
        Work work = new Work(start.stageId(), start.taskInfo().index());
        running.put(start.taskInfo().taskId(), new Watched(work, clock.instant()));
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        running.remove(end.taskInfo().taskId());
    }

    @Override
    public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        for (Tuple4<Object, Object, Object, Seq<AccumulableInfo>> task :
                CollectionConverters.asJava(update.accumUpdates())) {
            Watched watched = running.get((Long) task._1());
            if (watched != null) {
                note(watched, task._4());
            }
        }
    }

    private void note(Watched watched, Seq<AccumulableInfo> values) {
        for (AccumulableInfo value : CollectionConverters.asJava(values)) {
            if (accumulators.contains(value.id()) && value.update().isDefined()) {
                Object now = value.update().get();
                if (!now.equals(watched.progress.put(value.id(), now))) {
                    watched.since = clock.instant();
                }
            }
        }
    }

    /** Ends the tasks whose time is over. */
    synchronized void check() {
        Instant latest = clock.instant().minus(deadline);
        running.forEach((task, watched) -> {
            if (watched.since.isBefore(latest)) {
                end(task, watched);
            }
        });
    }

    private void end(long task, Watched watched) {
        String reason = "Task made no progress for " + deadline.toSeconds() + " s";
        StageMetrics.of(spark).add(StageMetric.TASKS_ENDED, 1);
        int times = ends.merge(watched.work, 1, Integer::sum);
        watched.since = clock.instant();
        if (times < MOST_ENDS) {
            LOG.warn("{}: it is ended and its work is done again.", reason);
            spark.killTaskAttempt(task, true, reason);
        } else {
            spark.cancelStage(watched.work.stage(), reason + ", at " + times + " attempts");
        }
    }

    @Override
    public void close() {
        timer.cancel();
        spark.removeSparkListener(this);
    }
}
