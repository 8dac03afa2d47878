package org.ringrift.jobs.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/** Adds up how long Spark jobs ran in which games were played; what is left of a stage's time is writing. */
final class PlayingTime extends SparkListener {
    /** Name of the accumulator that every task counts its games with. */
    private static final String GAMES = "games";

    private final Map<Integer, Integer> jobOfStage = new HashMap<>();
    private final Map<Integer, Long> startOfJob = new HashMap<>();
    private final Set<Integer> playing = new HashSet<>();
    private long milliseconds;

    /** Seconds of all such jobs that have ended. */
    synchronized double seconds() {
        return milliseconds / 1e3;
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
        startOfJob.put(start.jobId(), start.time());
        for (Object stage : CollectionConverters.asJava(start.stageIds())) {
            jobOfStage.put((Integer) stage, start.jobId());
        }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        for (AccumulableInfo value : CollectionConverters.asJava(end.taskInfo().accumulables())) {
            if (value.name().isDefined() && value.name().get().equals(GAMES)) {
                playing.add(jobOfStage.get(end.stageId()));
            }
        }
    }

    @Override
    public synchronized void onJobEnd(SparkListenerJobEnd end) {
        long start = startOfJob.remove(end.jobId());
        if (playing.remove(end.jobId())) {
            milliseconds += end.time() - start;
        }
    }
}
