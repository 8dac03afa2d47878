package org.ringrift.jobs.play;

import org.apache.spark.SparkContext;
import org.ringrift.jobs.run.LiveCounts;
import org.ringrift.jobs.run.Progress;

/** Prints the progress of a play job until it is closed. */
public final class PlayProgress implements AutoCloseable {
    private final SparkContext spark;
    private final LiveCounts games;

    PlayProgress(SparkContext spark, PlayCounters counters, Progress lines) {
        this.spark = spark;
        this.games = new LiveCounts(counters.games().id(), lines::update);
        spark.addSparkListener(games);
    }

    @Override
    public void close() {
        spark.removeSparkListener(games);
    }
}
