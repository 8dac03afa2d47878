package org.ringrift.net;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model was trained, for its manifest.
 *
 * @param epochs epochs run
 * @param bestEpoch the epoch whose weights were kept, from 1
 * @param batchSize samples of one step
 * @param learningRate peak learning rate
 * @param seed seed of the first weights and of the order of the samples
 * @param metrics of the best epoch, by name, on the validation split where there was one
 */
public record TrainingSummary(
        int epochs, int bestEpoch, int batchSize, double learningRate, long seed, Map<String, Double> metrics) {

    /** Keeps the metrics sorted, so that equal summaries are written alike. */
    public TrainingSummary {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }
}
