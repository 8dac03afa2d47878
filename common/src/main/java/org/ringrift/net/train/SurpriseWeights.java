package org.ringrift.net.train;

/**
 * Lets a policy sample count by how much its target surprises the net that learns: by the Kullback-Leibler divergence of the
 * target from the net's policy, beside a part that is the same for all. KataGo weighs its samples so, by the policy that the
 * search began with ("policy surprise weighting", KataGoMethods.md); here it is the policy of the present step, which has
 * learned what the earlier steps taught.
 */
final class SurpriseWeights {
    private SurpriseWeights() {}

    /**
     * @param batch the samples
     * @param logits of the net for their legal moves, [count, moves], very negative in unused slots
     * @param share part of all weight that is given by surprise, from 0 to 1
     * @return a factor for the weight of each sample's policy, at least {@code 1 - share}; by the samples' weights its mean over
     *     those with a policy is 1
     */
    static float[] factors(TrainingBatch batch, float[] logits, double share) {
        double[] surprise = new double[batch.count()];
        double sum = 0;
        for (int row = 0; row < surprise.length; row++) {
            surprise[row] = divergence(batch, logits, row);
            sum += batch.weight(row) * surprise[row];
        }
        double mean = sum / MetricsSum.policyWeight(batch);
        float[] factors = new float[surprise.length];
        for (int row = 0; row < surprise.length; row++) {
            factors[row] = sum > 0 ? (float) (1 - share + share * surprise[row] / mean) : 1f;
        }
        return factors;
    }

    /** In nats; 0 for a sample without a policy. */
    private static double divergence(TrainingBatch batch, float[] logits, int row) {
        int start = row * batch.moves();
        int end = start + batch.moves();
        double highest = Double.NEGATIVE_INFINITY;
        for (int slot = start; slot < end; slot++) {
            highest = Math.max(highest, logits[slot]);
        }
        double partition = 0;
        for (int slot = start; slot < end; slot++) {
            partition += Math.exp(logits[slot] - highest);
        }
        double logPartition = highest + Math.log(partition);
        double divergence = 0;
        for (int slot = start; slot < end; slot++) {
            double target = batch.targets()[slot];
            if (target > 0) {
                divergence += target * (Math.log(target) - (logits[slot] - logPartition));
            }
        }
        return Math.max(0, divergence);
    }
}
