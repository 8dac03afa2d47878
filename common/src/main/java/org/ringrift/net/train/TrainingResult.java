package org.ringrift.net.train;

import java.util.List;
import org.ringrift.net.TrainingSummary;
import org.ringrift.net.Weights;

/**
 * A finished training.
 *
 * @param weights those to serve after the best epoch: the average where one is made
 * @param bestEpoch the first epoch with the lowest validation loss, from 1
 * @param epochs all epochs in order
 */
public record TrainingResult(Weights weights, int bestEpoch, List<EpochMetrics> epochs) {

    /** @return metrics of the best epoch */
    public EpochMetrics best() {
        return epochs.get(bestEpoch - 1);
    }

    /**
     * @param options what the training was run with
     * @return the summary for the manifest
     */
    public TrainingSummary summary(TrainingOptions options) {
        return new TrainingSummary(
                epochs.size(),
                bestEpoch,
                options.batchSize(),
                options.learningRate().peak(),
                options.seed(),
                best().validation().byName());
    }
}
