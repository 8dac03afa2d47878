package org.ringrift.jobs.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param first the first tick, in steps
 * @param last the last tick, in steps
 * @param mantissa 1, 2 or 5
 * @param exponent the step is mantissa times ten to this power
 */
public record Ticks(long first, long last, int mantissa, int exponent) {
    private static final int[] MANTISSAS = {1, 2, 5};

    /**
     * Ticks that enclose a range.
     *
     * @param low least value
     * @param high greatest value, above the least
     * @param most steps between the two at most, at least 1
     * @return the ticks, of which the first is at most low and the last at least high
     */
    public static Ticks around(double low, double high, int most) {
        if (!(low < high) || Double.isInfinite(high - low) || most < 1) {
            throw new IllegalArgumentException("Cannot divide " + low + " to " + high + " into " + most + " steps.");
        }
        int exponent = (int) Math.floor(Math.log10((high - low) / most));
        while (true) {
            for (int mantissa : MANTISSAS) {
                double step = step(mantissa, exponent);
                if ((high - low) / step <= most) {
                    return new Ticks((long) Math.floor(low / step), (long) Math.ceil(high / step), mantissa, exponent);
                }
            }
            exponent++;
        }
    }

    /** The ticks in ascending order. */
    public List<Double> values() {
        return LongStream.rangeClosed(first, last).mapToObj(this::value).toList();
    }

    /** The least tick. */
    public double low() {
        return value(first);
    }

    /** The greatest tick. */
    public double high() {
        return value(last);
    }

    /** A tick as text, with the decimals that the step needs. */
    public String label(double tick) {
        return String.format(Locale.ROOT, "%." + Math.max(0, -exponent) + "f", tick);
    }

    /** Divided where the step is a fraction: 3 / 10 is the double nearest to 0.3, and 3 * 0.1 is not. */
    private double value(long steps) {
        double power = StrictMath.pow(10, Math.abs(exponent));
        return exponent < 0 ? steps * mantissa / power : steps * mantissa * power;
    }

    private static double step(int mantissa, int exponent) {
        return mantissa * StrictMath.pow(10, exponent);
    }
}
