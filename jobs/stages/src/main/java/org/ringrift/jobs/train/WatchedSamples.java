package org.ringrift.jobs.train;

import org.apache.spark.util.LongAccumulator;
import org.ringrift.jobs.run.KilledTask;
import org.ringrift.net.train.SampleSource;
import org.ringrift.net.train.TrainingBatch;

/** Samples whose reading is counted, and ends when Spark wants the task to end. */
record WatchedSamples(SampleSource samples, LongAccumulator counter) implements SampleSource {
    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public void read(int[] rows, int from, int count, TrainingBatch batch) {
        KilledTask.stopIfKilled();
        samples.read(rows, from, count, batch);
        counter.add(count);
    }
}
