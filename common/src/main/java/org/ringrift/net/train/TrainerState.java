package org.ringrift.net.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ringrift.net.Parameter;
import org.ringrift.net.Weights;

/**
 * All that a trainer needs to go on exactly: weights with running statistics, the optimiser's two moments by parameter
 * name, and the number of steps done.
 */
record TrainerState(
        Weights weights, Map<String, float[]> firstMoments, Map<String, float[]> secondMoments, long steps) {

    static TrainerState start(Weights weights) {
        return new TrainerState(weights, zeros(weights), zeros(weights), 0);
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
