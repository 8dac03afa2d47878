package org.ringrift.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.watch.StageMetric;
import org.ringrift.jobs.watch.StageMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Ends tasks that make no progress for too long, so that Spark does their work again. Progress is a change of what a task
 * counts: its accumulators that have a name, and what Spark counts of its input, output, shuffles and spills. Executors
 * report both with their heartbeats. So work in tasks must count something at least every few minutes. Work that was
 * ended {@value #MAX_ENDS} times fails its job: it hangs wherever it runs.
 *
 * <p>A task that was told to end and does not, since its thread is in native code, is Spark's task reaper's business
 * ({@code spark.task.reaper.enabled}), which ends the executor. An executor that stands still as a whole is lost to Spark
 * when its heartbeats stay away ({@code spark.network.timeout}).
 *
 * <p>While it is open it watches the tasks of the jobs that carry its tag, so that several stages of an application do not
 * end each other's.
 */
public final class TaskDeadline extends SparkListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskDeadline.class);
    private static final int MAX_ENDS = 3;
    private static final int CHECKS = 10;

    private static final String INTERNAL = "internal.metrics.";

    /** Spark's own counts that change only when a task does something; others, such as of garbage collection, do always. */
    private static final Pattern INTERNAL_PROGRESS =
            Pattern.compile("internal\\.metrics\\.((input|output|shuffle)\\..*|(memory|disk)BytesSpilled)");

    private final SparkContext spark;
    private final String tag;
    private final Duration deadline;
    private final InstantSource clock;
    private final Set<Integer> stages = new HashSet<>();
    private final Map<Long, Watched> running = new HashMap<>();
    private final Map<Work, Integer> ends = new HashMap<>();

    /** Tasks whose work was given up. */
    private final Set<Long> hanging = new HashSet<>();

    private final Timer timer = new Timer("task deadline", true);

    /** To be closed when the work is done. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** What a task does, whichever attempt it is. */
    private record Work(int stage, int partition) {}

    private static final class Watched {
        private final Work work;
        private final String executor;
        private final Map<Long, Object> progress = new HashMap<>();
        private Instant since;

        Watched(Work work, String executor, Instant since) {
            this.work = work;
            this.executor = executor;
            this.since = since;
        }
    }

    /** Watches without checking by itself: {@link #check} does it. */
    TaskDeadline(SparkContext spark, String tag, Duration deadline, InstantSource clock) {
        this.spark = spark;
        this.tag = tag;
        this.deadline = deadline;
        this.clock = clock;
        spark.addSparkListener(this);
    }

    /**
     * Watches by the deadline that the session's settings give ({@code spark.ringrift.task.deadline}).
     *
     * @param spark the session
     * @param tag marks the jobs whose tasks are watched
     * @return to be closed when the work is done
     * @throws org.ringrift.UserError if the setting is no time, or shorter than executors take to tell progress
     */
    public static Watch watch(SparkSession spark, String tag) {
        Optional<Duration> deadline = DeadlineSetting.of(spark);
        if (deadline.isEmpty()) {
            return () -> {};
        }
        TaskDeadline watch = new TaskDeadline(spark.sparkContext(), tag, deadline.get(), TaskDeadline::steady);
        watch.checkRegularly();
        return watch::close;
    }

    /** Time that only passes: setting the machine's clock must neither end tasks nor let hanging ones be. */
    private static Instant steady() {
        return Instant.EPOCH.plusNanos(System.nanoTime());
    }

    private void checkRegularly() {
        long interval = Math.max(1, deadline.toMillis() / CHECKS);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        check();
                    }
                },
                interval,
                interval);
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
        if (JobTags.carries(start.properties(), tag)) {
            CollectionConverters.asJava(start.stageIds()).forEach(id -> stages.add((Integer) id));
        }
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart start) {
        if (!stages.contains(start.stageId())) {
            return;
        }
        Work work = new Work(start.stageId(), start.taskInfo().partitionId());
        running.put(
                start.taskInfo().taskId(), new Watched(work, start.taskInfo().executorId(), clock.instant()));
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
            if (tellsProgress(value) && value.update().isDefined()) {
                Object now = value.update().get();
                if (!now.equals(watched.progress.put(value.id(), now))) {
                    watched.since = clock.instant();
                }
            }
        }
    }

    private static boolean tellsProgress(AccumulableInfo value) {
        String name = value.name().isDefined() ? value.name().get() : INTERNAL;
        return !name.startsWith(INTERNAL) || INTERNAL_PROGRESS.matcher(name).matches();
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
        String reason = "task " + watched.work.partition() + " of stage " + watched.work.stage() + " on executor "
                + watched.executor + " made no progress for " + deadline.toSeconds() + " s";
        StageMetrics.of(spark).add(StageMetric.TASKS_ENDED, 1);
        int times = ends.merge(watched.work, 1, Integer::sum);
        watched.since = clock.instant();
        if (times < MAX_ENDS) {
            LOG.warn("A task hangs, it is ended and its work is done again: {}.", reason);
            spark.killTaskAttempt(task, true, reason);
        } else {
            hanging.add(task);
            spark.cancelStage(
                    watched.work.stage(),
                    reason + ", at " + times + " attempts; look into the logs of the executors, or raise "
                            + DeadlineSetting.NAME);
        }
    }

    /**
     * Stops watching. A stage that is cancelled does not interrupt its tasks: one that hangs would keep its core for ever where
     * Spark runs in one process, which no task reaper ends. It is interrupted here, where no further attempt follows.
     */
    @Override
    public void close() {
        timer.cancel();
        spark.removeSparkListener(this);
        synchronized (this) {
            hanging.retainAll(running.keySet());
            hanging.forEach(task -> spark.killTaskAttempt(task, true, "its work has failed"));
        }
    }
}
