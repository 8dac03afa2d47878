package org.ringrift.net.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ringrift.net.Parameter;
import org.ringrift.net.Weights;

/**
 * All that a trainer needs to go on exactly.
 *
 * @param weights those after the last step, with running statistics
 * @param averaged their average over the steps, running statistics included; empty where none is made
 * @param firstMoments the optimiser's, by parameter name
 * @param secondMoments the same
 * @param steps number of steps done
 */
record TrainerState(
        Weights weights,
        Optional<Weights> averaged,
        Map<String, float[]> firstMoments,
        Map<String, float[]> secondMoments,
        long steps) {

    /** Before the first step, whose weights then become the average. */
    static TrainerState start(Weights weights, Averaging averaging) {
        Optional<Weights> averaged = averaging.averages() ? Optional.of(weights) : Optional.empty();
        return new TrainerState(weights, averaged, zeros(weights), zeros(weights), 0);
    }

    /** The weights to validate and to serve. */
    Weights served() {
        return averaged.orElse(weights);
    }

    private static Map<String, float[]> zeros(Weights weights) {
        Map<String, float[]> zeros = new LinkedHashMap<>();
        for (Parameter parameter : weights.layout().parameters()) {
            if (parameter.kind().trained()) {
                zeros.put(parameter.name(), new float[parameter.size()]);
            }
        }
        return zeros;
    }
}
