package org.ringrift.jobs.driver.plan;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Draws in proportion to weights (RingRift's {@code pick_weighted_config}), with a seed instead of the process's chance. */
public final class WeightedPick {
    private WeightedPick() {}

    /**
     * Draws one.
     *
     * @param items one or more, in an order that does not depend on chance
     * @param weight of an item, 0 or more and finite; if all are 0 every item is as likely
     * @param random source of chance
     */
    public static <T> T of(List<T> items, ToDoubleFunction<T> weight, SplittableRandom random) {
        double[] sums = new double[items.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weight.applyAsDouble(items.get(i));
            sums[i] = sum;
        }
        if (sum <= 0) {
            return items.get(random.nextInt(items.size()));
        }
        double drawn = random.nextDouble() * sum;
        for (int i = 0; i < sums.length; i++) {
            if (drawn < sums[i]) {
                return items.get(i);
            }
        }
        return items.get(items.size() - 1);
    }
}
