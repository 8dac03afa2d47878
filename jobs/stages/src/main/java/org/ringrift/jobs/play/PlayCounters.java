package org.ringrift.jobs.play;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What the tasks of a play job have done so far. Tasks that are repeated count again: this is for progress and rates,
 * never for results.
 *
 * @param games games ended
 * @param decisions decisions made by players: the sign of progress that all kinds of players give
 * @param evaluations positions evaluated
 * @param capacity positions that the evaluated batches could have held
 * @param taskTime time of the tasks, nanoseconds
 * @param netWait part of it in which they waited for the answers of nets, nanoseconds
 */
record PlayCounters(
        LongAccumulator games,
        LongAccumulator decisions,
        LongAccumulator evaluations,
        LongAccumulator capacity,
        LongAccumulator taskTime,
        LongAccumulator netWait)
        implements Serializable {
    static PlayCounters in(SparkContext spark) {
        return new PlayCounters(
                spark.longAccumulator("games"),
                spark.longAccumulator("decisions"),
                spark.longAccumulator("evaluations"),
                spark.longAccumulator("evaluation capacity"),
                spark.longAccumulator("task time, ns"),
                spark.longAccumulator("net wait, ns"));
    }
}
