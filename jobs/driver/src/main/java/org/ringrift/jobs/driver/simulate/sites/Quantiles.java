package org.ringrift.jobs.driver.simulate.sites;

import java.util.Arrays;

/** Collects numbers, millions of them, and tells their quantiles. Mutable, of one simulation. */
final class Quantiles {
    private float[] values = new float[1024];
    private int size;
    private boolean sorted = true;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = (float) value;
        sorted = false;
    }

    int size() {
        return size;
    }

    /**
     * The least number that so many of all are not above.
     *
     * @param share above 0, up to 1
     * @return the number; 0 if there are none
     */
    double at(double share) {
        if (!sorted) {
            Arrays.sort(values, 0, size);
            sorted = true;
        }
        return size == 0 ? 0 : values[Math.max(0, (int) Math.ceil(share * size) - 1)];
    }
}
