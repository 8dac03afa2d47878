package org.ringrift.jobs.train;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.ringrift.jobs.lake.schema.EpochMetrics;

/**
 * What the task of a training has done so far. A task that is repeated counts again: this is for progress, never for results.
 *
 * @param samples loaded or read, in whatever way: the sign of progress
 * @param learned samples that the net has learned from, each as often as it did
 * @param epochs that have ended, once their checkpoints were kept
 */
record TrainingCounts(LongAccumulator samples, LongAccumulator learned, CollectionAccumulator<EpochMetrics> epochs)
        implements Serializable {
    static TrainingCounts in(SparkContext spark) {
        return new TrainingCounts(
                spark.longAccumulator("samples trained on"),
                spark.longAccumulator("samples learned from"),
                spark.collectionAccumulator("epochs trained"));
    }
}
