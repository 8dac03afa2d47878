package org.ringrift.jobs.train;

import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.CollectionAccumulator;
import org.ringrift.jobs.lake.schema.EpochMetrics;
import org.ringrift.jobs.stage.StageListener;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Tells of each epoch of a training while its task runs, wherever that is, by what comes with executors' heartbeats. */
final class LiveEpochs extends SparkListener implements AutoCloseable {
    private final SparkContext spark;
    private final CollectionAccumulator<EpochMetrics> epochs;
    private final StageListener listener;
    private int told;

    private LiveEpochs(SparkContext spark, CollectionAccumulator<EpochMetrics> epochs, StageListener listener) {
        this.spark = spark;
        this.epochs = epochs;
        this.listener = listener;
    }

    /** Follows epochs until it is closed. */
    static LiveEpochs follow(SparkContext spark, CollectionAccumulator<EpochMetrics> epochs, StageListener listener) {
        LiveEpochs live = new LiveEpochs(spark, epochs, listener);
        spark.addSparkListener(live);
        return live;
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        CollectionConverters.asJava(update.accumUpdates()).forEach(task -> note(task._4()));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        note(end.taskInfo().accumulables());
    }

    private void note(Seq<AccumulableInfo> values) {
        for (AccumulableInfo value : CollectionConverters.asJava(values)) {
            if (value.id() == epochs.id() && value.update().isDefined()) {
                ((List<?>) value.update().get()).forEach(epoch -> tell((EpochMetrics) epoch));
            }
        }
    }

    private synchronized void tell(EpochMetrics epoch) {
        if (epoch.epoch() > told) {
            told = epoch.epoch();
            listener.said(EpochLine.of(epoch));
        }
    }

    /** Tells those that Spark has not announced yet, and nothing afterwards. */
    @Override
    public void close() {
        spark.removeSparkListener(this);
        epochs.value().forEach(this::tell);
    }
}
