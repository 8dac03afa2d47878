package org.ringrift.jobs.play;

import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;
import org.ringrift.jobs.run.LiveCounts;
import org.ringrift.jobs.stage.Progress;
import org.ringrift.jobs.watch.StageMetric;
import org.ringrift.jobs.watch.StageMetrics;

/** Tells the progress of a play job, and keeps the metrics of the application, until it is closed. */
public final class PlayProgress implements AutoCloseable {
    private final StageMetrics metrics;
    private final StageMetrics.AutoClosing playing;
    private final LiveCounts counts;

    PlayProgress(SparkContext spark, PlayCounters counters, Progress lines) {
        this.metrics = StageMetrics.of(spark);
        this.playing = metrics.playing();
        LongConsumer games = into(StageMetric.GAMES);
        Map<LongAccumulator, LongConsumer> onRise = Map.of(
                counters.games(), games.andThen(lines::advance),
                counters.evaluations(), into(StageMetric.EVALUATIONS),
                counters.capacity(), into(StageMetric.EVALUATION_CAPACITY),
                counters.taskTime(), into(StageMetric.TASK_SECONDS),
                counters.netWait(), into(StageMetric.NET_WAIT_SECONDS));
        this.counts = LiveCounts.follow(spark, onRise);
    }

    private LongConsumer into(StageMetric metric) {
        return more -> metrics.add(metric, more);
    }

    @Override
    public void close() {
        counts.close();
        playing.close();
    }
}
