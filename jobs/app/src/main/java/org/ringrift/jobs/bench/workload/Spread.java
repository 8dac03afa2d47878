package org.ringrift.jobs.bench.workload;

import java.util.Arrays;
import java.util.Collection;

/**
 * Where repeated measurements lie.
 *
 * @param median middle value, the mean of the two middle ones of an even number
 * @param least smallest value
 * @param greatest largest value
 */
public record Spread(double median, double least, double greatest) {
    /**
     * The spread of measurements.
     *
     * @param values one or more, in any order
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
