package org.ringrift.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.Success$;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.SharedSpark;
import scala.Option;
import scala.Some;
import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

class LiveCountsTest {
    private static final long TASK = 1L << 40;

    private final SparkContext spark = SharedSpark.session().sparkContext();
    private final LongAccumulator games = spark.longAccumulator("games");
    private final AtomicLong told = new AtomicLong();

    @Test
    void allIsToldWhenTheWorkIsDone() {
        LongAccumulator counted = games;
        try (LiveCounts live = follow()) {
            JavaSparkContext.fromSparkContext(spark)
                    .parallelize(List.of(1, 2, 3, 4), 4)
                    .foreach(counted::add);
        }
        assertThat(told).hasValue(10);
    }

    @Test
    void aRunningTaskIsFollowedUpToItsEndAndNotBeyond() {
        try (LiveCounts live = follow()) {
            TaskInfo task = task();
            live.onTaskStart(new SparkListenerTaskStart(0, 0, task));
            live.onExecutorMetricsUpdate(heartbeat(5));
            assertThat(told).hasValue(5);
            live.onExecutorMetricsUpdate(heartbeat(8));
            assertThat(told).hasValue(8);
            task.setAccumulables(values(12));
            live.onTaskEnd(end(task));
            assertThat(told).hasValue(12);
            live.onExecutorMetricsUpdate(heartbeat(8));
            assertThat(told).hasValue(12);
        }
        assertThat(told).hasValue(12);
    }

    @Test
    void aTaskThatBeganEarlierCountsWhenItEnds() {
        try (LiveCounts live = follow()) {
            live.onExecutorMetricsUpdate(heartbeat(5));
            assertThat(told).hasValue(0);
            TaskInfo task = task();
            task.setAccumulables(values(7));
            live.onTaskEnd(end(task));
            assertThat(told).hasValue(7);
        }
    }

    private LiveCounts follow() {
        return LiveCounts.follow(spark, Map.of(games, told::addAndGet));
    }

    private SparkListenerExecutorMetricsUpdate heartbeat(long value) {
        Tuple4<Object, Object, Object, Seq<AccumulableInfo>> ofTask = new Tuple4<>(TASK, 0, 0, values(value));
        return new SparkListenerExecutorMetricsUpdate(
                "driver", seq(List.of(ofTask)), scala.collection.immutable.Map$.MODULE$.empty());
    }

    private Seq<AccumulableInfo> values(long value) {
        Option<Object> update = new Some<>(value);
        return seq(List.of(new AccumulableInfo(
                games.id(), new Some<>("games"), update, Option.empty(), false, false, Option.empty())));
    }

    private static TaskInfo task() {
        return new TaskInfo(TASK, 0, 0, 0, 0L, "driver", "localhost", TaskLocality.ANY(), false);
    }

    private static SparkListenerTaskEnd end(TaskInfo task) {
        return new SparkListenerTaskEnd(0, 0, "ResultTask", Success$.MODULE$, task, new ExecutorMetrics(), null);
    }

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
