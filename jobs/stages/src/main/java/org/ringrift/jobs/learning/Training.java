package org.ringrift.jobs.learning;

import org.ringrift.jobs.lake.schema.DatasetTotals;
import org.ringrift.jobs.lake.schema.EpochMetrics;
import org.ringrift.jobs.lake.schema.ModelRow;

/**
 * What a candidate was made from, and how its training went. Losses are those of the epoch whose weights were kept.
 *
 * @param datasetId dataset that it was trained on
 * @param games games that gave the dataset's samples; null if the table does not have the dataset
 * @param samples samples of both splits; null if the table does not have the dataset
 * @param softShare share of the samples whose policy target comes from a search, 0..1; null if there are none
 * @param epochs epochs of training
 * @param bestEpoch epoch whose weights were kept, from 1; 0 if the model is untrained
 * @param policyLoss cross-entropy of the policy head while training, nats; null if the model is untrained
 * @param valueLoss mean squared error of the value heads while training; null if the model is untrained
 * @param valPolicyLoss policy loss on the validation split, nats; null without validation samples
 * @param valValueLoss value loss on the validation split; null without validation samples
 */
public record Training(
        String datasetId,
        Long games,
        Long samples,
        Double softShare,
        int epochs,
        int bestEpoch,
        Double policyLoss,
        Double valueLoss,
        Double valPolicyLoss,
        Double valValueLoss) {
    /**
     * @param model the candidate
     * @param dataset totals of its dataset, or null
     */
    static Training of(ModelRow model, DatasetTotals dataset) {
        EpochMetrics best = model.epochs().stream()
                .filter(epoch -> epoch.epoch() == model.bestEpoch())
                .findFirst()
                .orElse(null);
        boolean empty = dataset == null || dataset.samples() == 0;
        return new Training(
                model.datasetId(),
                dataset == null ? null : (Long) dataset.games(),
                dataset == null ? null : (Long) dataset.samples(),
                empty ? null : (Double) ((double) dataset.softTargets() / dataset.samples()),
                model.epochs().size(),
                model.bestEpoch(),
                best == null ? null : (Double) best.policyLoss(),
                best == null ? null : (Double) best.valueLoss(),
                best == null ? null : best.valPolicyLoss(),
                best == null ? null : best.valValueLoss());
    }
}
