package org.ringrift.jobs.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ringrift.jobs.chart.Axis;
import org.ringrift.jobs.chart.Svg;

/**
 * A rectangle of a drawing with two axes, which writes into an SVG document.
 *
 * @param svg the document
 * @param x axis of hours, from left to right
 * @param y axis upwards, from its lower end
 */
record Panel(Svg svg, Axis x, Axis y) {
    private static final double TICK_GAP = 8;
    private static final double LETTER_MIDDLE = 4;
    private static final double BELOW = 18;
    private static final double TITLE_LEFT = 46;

    /** The grid with labels of both axes, and what the upright one means. */
    Panel grid(String meaning) {
        for (double tick : y.ticks().values()) {
            svg.line("grid", x.from(), y.at(tick), x.to(), y.at(tick));
            svg.words(
                    "tick end",
                    x.from() - TICK_GAP,
                    y.at(tick) + LETTER_MIDDLE,
                    y.ticks().label(tick));
        }
        for (double tick : x.ticks().values()) {
            svg.line("grid", x.at(tick), y.from(), x.at(tick), y.to());
            svg.words("tick middle", x.at(tick), y.from() + BELOW, x.ticks().label(tick));
        }
        svg.upwards("axis middle", x.from() - TITLE_LEFT, (y.from() + y.to()) / 2, meaning);
        return this;
    }

    /** A line across at a value. */
    Panel level(String type, double value) {
        svg.line(type, x.from(), y.at(value), x.to(), y.at(value));
        return this;
    }

    /** A line through one value of each point. */
    Panel curve(String type, List<CurvePoint> points, ToDoubleFunction<CurvePoint> value) {
        svg.polyline(type, places(points, value));
        return this;
    }

    /** The area between two values of each point. */
    Panel band(
            String type, List<CurvePoint> points, ToDoubleFunction<CurvePoint> low, ToDoubleFunction<CurvePoint> high) {
        List<CurvePoint> back = new ArrayList<>(points);
        Collections.reverse(back);
        svg.polygon(type, places(points, low) + " " + places(back, high));
        return this;
    }

    /** An upright line from one value of a point to another. */
    Panel reach(String type, CurvePoint point, double low, double high) {
        svg.line(type, x.at(point.hours()), y.at(low), x.at(point.hours()), y.at(high));
        return this;
    }

    /** A dot for a point. */
    Panel dot(String type, CurvePoint point, double value, double radius, String meaning) {
        svg.circle(type, x.at(point.hours()), y.at(value), radius, meaning);
        return this;
    }

    /**
     * Names at the right end of lines, moved apart where they would overlap.
     *
     * @param names the names in any order
     */
    Panel names(List<Name> names) {
        List<Name> upwards = names.stream()
                .sorted((a, b) -> Double.compare(a.value(), b.value()))
                .toList();
        double[] places =
                apart(upwards.stream().mapToDouble(name -> y.at(name.value())).toArray());
        IntStream.range(0, places.length)
                .forEach(i -> svg.words(
                        upwards.get(i).type(),
                        x.to() + TICK_GAP,
                        places[i] + LETTER_MIDDLE,
                        upwards.get(i).words()));
        return this;
    }

    /**
     * A name of a line.
     *
     * @param type class of the words
     * @param value where the line ends
     * @param words the name
     */
    record Name(String type, double value, String words) {}

    /** Height of a line of words, pixels. */
    static final double LINE = 15;

    /**
     * Moves places apart so that neighbours are a line of words from each other: those that would overlap stand around
     * their middle.
     *
     * @param places descending, pixels
     * @return the places in the same order
     */
    static double[] apart(double[] places) {
        double[] moved = places.clone();
        for (int pass = 0; pass < places.length; pass++) {
            for (int i = 1; i < moved.length; i++) {
                double missing = LINE - (moved[i - 1] - moved[i]);
                if (missing > 0) {
                    moved[i - 1] += missing / 2;
                    moved[i] -= missing / 2;
                }
            }
        }
        return moved;
    }

    private String places(List<CurvePoint> points, ToDoubleFunction<CurvePoint> value) {
        return points.stream()
                .map(point -> Svg.point(x.at(point.hours()), y.at(value.applyAsDouble(point))))
                .collect(Collectors.joining(" "));
    }
}
