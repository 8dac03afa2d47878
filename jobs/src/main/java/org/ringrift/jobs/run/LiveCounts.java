package org.ringrift.jobs.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Follows an accumulator while tasks still run, by the updates that come with executors' heartbeats; the accumulator
 * itself changes only when a task ends.
 */
public final class LiveCounts extends SparkListener {
    private final long accumulator;
    private final LongConsumer onChange;
    private final Map<Long, Long> byTask = new ConcurrentHashMap<>();

    /**
     * @param accumulator id of the accumulator
     * @param onChange is told the sum over all tasks, running ones included
     */
    public LiveCounts(long accumulator, LongConsumer onChange) {
        this.accumulator = accumulator;
        this.onChange = onChange;
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        for (Tuple4<Object, Object, Object, Seq<AccumulableInfo>> task :
                CollectionConverters.asJava(update.accumUpdates())) {
            note((Long) task._1(), task._4());
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        note(end.taskInfo().taskId(), end.taskInfo().accumulables());
    }

    private void note(long task, Seq<AccumulableInfo> values) {
        for (AccumulableInfo value : CollectionConverters.asJava(values)) {
            if (value.id() == accumulator && value.update().isDefined()) {
                byTask.put(task, ((Number) value.update().get()).longValue());
                onChange.accept(
                        byTask.values().stream().mapToLong(Long::longValue).sum());
            }
        }
    }
}
