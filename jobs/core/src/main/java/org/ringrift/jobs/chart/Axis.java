package org.ringrift.jobs.chart;

/**
 * A straight map from values to places in a drawing.
 *
 * @param ticks round numbers, whose first and last are the ends of the axis
 * @param from place of the first tick, pixels
 * @param to place of the last tick, pixels
 */
public record Axis(Ticks ticks, double from, double to) {
    /** The place of a value, pixels. */
    public double at(double value) {
        return from + (value - ticks.low()) / (ticks.high() - ticks.low()) * (to - from);
    }
}
