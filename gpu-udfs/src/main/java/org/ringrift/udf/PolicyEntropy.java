package org.ringrift.udf;

/**
 * The SQL function {@code policy_entropy(policy)}: how undecided a policy is, Shannon's entropy in nats. 0 for a single
 * move, ln n for n moves that are all as likely.
 */
public final class PolicyEntropy {
    private PolicyEntropy() {}

    /**
     * The entropy of a distribution.
     *
     * @param probabilities of each move, each 0 to 1; moves that cannot happen add nothing; or null
     * @return the entropy, nats, at least 0; null for null
     * @throws IllegalArgumentException if a probability is out of range
     */
    public static Double of(double[] probabilities) {
        if (probabilities == null) {
            return null;
        }
        double entropy = 0;
        for (double p : probabilities) {
            require(p);
            entropy -= p == 0 ? 0 : p * StrictMath.log(p);
        }
        return entropy == 0 ? 0 : entropy; // not -0
    }

    static void require(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "Cannot use a policy with a probability of " + probability + ": each is 0 to 1.");
        }
    }
}
