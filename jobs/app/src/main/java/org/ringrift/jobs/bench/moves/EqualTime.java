package org.ringrift.jobs.bench.moves;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** With how many simulations a search takes a certain time, by what was measured with other numbers. */
final class EqualTime {
    private final TreeMap<Integer, Double> measured = new TreeMap<>();

    /** Adds a measured point; more simulations never take less time, so a shorter time than that of fewer is its error. */
    void add(int simulations, double milliseconds) {
        measured.put(simulations, milliseconds);
    }

    /** Whether there is a point of that number. */
    boolean has(int simulations) {
        return measured.containsKey(simulations);
    }

    /**
     * Interpolates on straight lines between neighbouring points.
     *
     * @param milliseconds the time
     * @return number of simulations, which never falls with the time; none if it lies outside all points
     */
    OptionalDouble simulations(double milliseconds) {
        int below = 0;
        double fromTime = Double.NaN;
        for (Map.Entry<Integer, Double> point : rising().entrySet()) {
            double time = point.getValue();
            if (time >= milliseconds) {
                if (below == 0) {
                    return time == milliseconds ? OptionalDouble.of(point.getKey()) : OptionalDouble.empty();
                }
                double share = (milliseconds - fromTime) / (time - fromTime);
                return OptionalDouble.of(below + share * (point.getKey() - below));
            }
            below = point.getKey();
            fromTime = time;
        }
        return OptionalDouble.empty();
    }

    /** Times that rise: where some fall, their mean stands for all of them (pooled neighbours, the least-squares fit). */
    private Map<Integer, Double> rising() {
        Integer[] numbers = measured.keySet().toArray(Integer[]::new);
        double[] sums = new double[numbers.length];
        int[] sizes = new int[numbers.length];
        int blocks = 0;
        for (Integer number : numbers) {
            sums[blocks] = measured.get(number);
            sizes[blocks++] = 1;
            while (blocks > 1 && sums[blocks - 2] * sizes[blocks - 1] > sums[blocks - 1] * sizes[blocks - 2]) {
                blocks--;
                sums[blocks - 1] += sums[blocks];
                sizes[blocks - 1] += sizes[blocks];
            }
        }
        Map<Integer, Double> rising = new TreeMap<>();
        int next = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < sizes[block]; i++) {
                rising.put(numbers[next++], sums[block] / sizes[block]);
            }
        }
        return rising;
    }
}
