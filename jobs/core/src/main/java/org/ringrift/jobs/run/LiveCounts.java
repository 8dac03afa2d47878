package org.ringrift.jobs.run;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Follows accumulators while tasks still run, by the updates that come with executors' heartbeats; an accumulator itself
 * changes only when a task ends. Tasks that are repeated count again. What it keeps is bounded by the tasks that run.
 */
public final class LiveCounts extends SparkListener implements AutoCloseable {
    private final SparkContext spark;
    private final Map<Long, Followed> followed = new HashMap<>();

    /** What running tasks have reported: task, accumulator, value. */
    private final Map<Long, Map<Long, Long>> running = new HashMap<>();

    private static final class Followed {
        private final LongAccumulator accumulator;
        private final LongConsumer onRise;
        private long told;

        Followed(LongAccumulator accumulator, LongConsumer onRise) {
            this.accumulator = accumulator;
            this.onRise = onRise;
        }

        void rise(long more) {
            if (more != 0) {
                told += more;
                onRise.accept(more);
            }
        }
    }

    private LiveCounts(SparkContext spark, Map<LongAccumulator, LongConsumer> onRise) {
        this.spark = spark;
        onRise.forEach((accumulator, consumer) -> followed.put(accumulator.id(), new Followed(accumulator, consumer)));
    }

    /**
     * Follows accumulators until it is closed.
     *
     * @param spark the application
     * @param onRise for each accumulator, of a name and value 0, what is told by how much it has risen; one call at a time
     * @return to be closed when the work is done
     */
    public static LiveCounts follow(SparkContext spark, Map<LongAccumulator, LongConsumer> onRise) {
        LiveCounts live = new LiveCounts(spark, onRise);
        spark.addSparkListener(live);
        return live;
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart start) {
        running.put(start.taskInfo().taskId(), new HashMap<>());
    }

    @Override
    public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        for (Tuple4<Object, Object, Object, Seq<AccumulableInfo>> task :
                CollectionConverters.asJava(update.accumUpdates())) {
            Map<Long, Long> before = running.get((Long) task._1());
            if (before != null) { // else it has ended, and has told its last values then
                note(before, task._4());
            }
        }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        Map<Long, Long> before = running.remove(end.taskInfo().taskId());
        note(before == null ? new HashMap<>() : before, end.taskInfo().accumulables());
    }

    private void note(Map<Long, Long> before, Seq<AccumulableInfo> values) {
        for (AccumulableInfo value : CollectionConverters.asJava(values)) {
            Followed one = followed.get(value.id());
            if (one != null && value.update().isDefined()) {
                long now = ((Number) value.update().get()).longValue();
                Long earlier = before.put(value.id(), now);
                one.rise(earlier == null ? now : now - earlier);
            }
        }
    }

    /** Tells what Spark has counted and not announced yet, and nothing afterwards. */
    @Override
    public void close() {
        spark.removeSparkListener(this);
        synchronized (this) {
            followed.values().forEach(one -> one.rise(Math.max(0, one.accumulator.value() - one.told)));
            followed.clear();
        }
    }
}
