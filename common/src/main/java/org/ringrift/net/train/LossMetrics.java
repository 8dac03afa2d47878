package org.ringrift.net.train;

import java.util.Map;
import java.util.TreeMap;

/**
 * Losses and accuracies, averaged over samples: losses by the weights of the samples, where they have some.
 *
 * @param samples number of samples
 * @param policySamples those with a policy target
 * @param policyLoss cross-entropy in nats of the legal moves' softmax against the target, per policy sample
 * @param valueLoss squared error, averaged over seats
 * @param policyAccuracy part of the policy samples whose likeliest move is one of the target's likeliest, 0 to 1
 * @param valueAccuracy part of the non-zero value targets whose sign is right, 0 to 1
 */
public record LossMetrics(
        long samples,
        long policySamples,
        double policyLoss,
        double valueLoss,
        double policyAccuracy,
        double valueAccuracy) {

    /**
     * @param options gives the weights of the two losses
     * @return the loss that training minimises
     */
    public double loss(TrainingOptions options) {
        return options.policyWeight() * policyLoss + options.valueWeight() * valueLoss;
    }

    /** @return the metrics by the names that manifests and tables use */
    public Map<String, Double> byName() {
        Map<String, Double> map = new TreeMap<>();
        map.put("samples", (double) samples);
        map.put("policy_loss", policyLoss);
        map.put("value_loss", valueLoss);
        map.put("policy_accuracy", policyAccuracy);
        map.put("value_accuracy", valueAccuracy);
        return map;
    }
}
