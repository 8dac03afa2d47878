package org.ringrift.net.train;

/** Adds up the results of batches into {@link LossMetrics}. */
final class MetricsSum {
    private long samples;
    private long policySamples;
    private double weight;
    private double policyWeight;
    private double policyLoss;
    private double valueLoss;
    private long policyHits;
    private long valueTargets;
    private long valueHits;

    /**
     * @param batch the samples
     * @param meanPolicyLoss over the batch's policy samples, by their weights
     * @param meanValueLoss over samples, by their weights, and seats
     * @param logits [count, moves], unused slots included
     * @param values predictions, [count, n]
     */
    void add(TrainingBatch batch, double meanPolicyLoss, double meanValueLoss, float[] logits, float[] values) {
        samples += batch.count();
        double batchWeight = weight(batch);
        weight += batchWeight;
        valueLoss += meanValueLoss * batchWeight;
        int withPolicy = 0;
        for (int row = 0; row < batch.count(); row++) {
            if (hasPolicy(batch, row)) {
                withPolicy++;
                policyHits += hits(batch, row, logits) ? 1 : 0;
            }
        }
        policySamples += withPolicy;
        double batchPolicyWeight = policyWeight(batch);
        policyWeight += batchPolicyWeight;
        policyLoss += meanPolicyLoss * batchPolicyWeight;
        float[] targets = batch.values();
        for (int i = 0; i < values.length; i++) {
            if (targets[i] != 0f) {
                valueTargets++;
                valueHits += targets[i] > 0 == values[i] > 0 ? 1 : 0;
            }
        }
    }

    /** How much all samples of a batch count: as many as they are, unless they have weights. */
    static double weight(TrainingBatch batch) {
        double sum = 0;
        for (int row = 0; row < batch.count(); row++) {
            sum += batch.weight(row);
        }
        return sum;
    }

    /** The same of those with a policy target. */
    static double policyWeight(TrainingBatch batch) {
        double sum = 0;
        for (int row = 0; row < batch.count(); row++) {
            sum += hasPolicy(batch, row) ? batch.weight(row) : 0;
        }
        return sum;
    }

    private static boolean hasPolicy(TrainingBatch batch, int row) {
        int end = (row + 1) * batch.moves();
        for (int slot = row * batch.moves(); slot < end; slot++) {
            if (batch.targets()[slot] > 0f) {
                return true;
            }
        }
        return false;
    }

    private static boolean hits(TrainingBatch batch, int row, float[] logits) {
        int start = row * batch.moves();
        int chosen = -1;
        float likeliest = 0f;
        for (int slot = start; slot < start + batch.moves(); slot++) {
            if (batch.first()[slot] != TrainingBatch.NONE && (chosen < 0 || logits[slot] > logits[chosen])) {
                chosen = slot;
            }
            likeliest = Math.max(likeliest, batch.targets()[slot]);
        }
        return chosen >= 0 && batch.targets()[chosen] == likeliest;
    }

    LossMetrics mean() {
        return new LossMetrics(
                samples,
                policySamples,
                policyWeight > 0 ? policyLoss / policyWeight : 0,
                weight > 0 ? valueLoss / weight : 0,
                (double) policyHits / Math.max(1, policySamples),
                (double) valueHits / Math.max(1, valueTargets));
    }
}
