package org.ringrift.udf;

import java.util.Map;

/**
 * The SQL function {@code policy_surprise(policy, prior)}: how much was learned from seeing a policy where a prior was
 * expected, the Kullback-Leibler divergence of the policy from the prior in nats.
 */
public final class PolicySurprise {
    private PolicySurprise() {}

    /**
     * The sum of p ln(p / q) over the moves.
     *
     * @param policy probability p of each move, each 0 to 1, or null
     * @param prior probability q of each move, each 0 to 1, a move that is not there having 0; or null
     * @return the divergence, nats; infinite if the policy has a move that the prior excludes; null if an argument is null
     * @throws IllegalArgumentException if a probability is out of range
     */
    public static Double of(Map<String, Double> policy, Map<String, Double> prior) {
        if (policy == null || prior == null) {
            return null;
        }
        prior.values().forEach(PolicyEntropy::require);
        double surprise = 0;
        for (Map.Entry<String, Double> move : policy.entrySet()) {
            double p = move.getValue();
            PolicyEntropy.require(p);
            surprise += p == 0 ? 0 : p * StrictMath.log(p / prior.getOrDefault(move.getKey(), 0.0));
        }
        return surprise;
    }
}
