package org.ringrift.jobs.driver.http;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes metrics in Prometheus's text format, version 0.0.4. A family's samples follow it. Not thread-safe. */
public final class PrometheusText {
    /** What the format is called in HTTP. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final double EXACT_WHOLE = 1L << 53;
    private static final double MILLIS = 1e3;

    private final StringBuilder text = new StringBuilder();
    private final Set<String> families = new HashSet<>();
    private String family;

    /**
     * A label of a sample.
     *
     * @param name letters, digits and underscores
     * @param value any text
     */
    public record Label(String name, String value) {
        /** @throws IllegalArgumentException if the name is none */
        public Label {
            if (!LABEL.matcher(name).matches()) {
                throw new IllegalArgumentException("Cannot name a label \"" + name
                        + "\": use letters, digits and underscores, and no digit at the start.");
            }
        }
    }

    /**
     * Begins a number that only grows while the process runs.
     *
     * @param name ending in {@code _total}, each once
     * @param help one sentence
     * @throws IllegalArgumentException if the name is none, was used, or has another end
     */
    public PrometheusText counter(String name, String help) {
        if (!name.endsWith("_total")) {
            throw new IllegalArgumentException("Cannot name a counter " + name + ": end its name in _total.");
        }
        return begin(name, "counter", help);
    }

    /**
     * Begins a number that grows and falls.
     *
     * @param name each once
     * @param help one sentence
     * @throws IllegalArgumentException if the name is none or was used
     */
    public PrometheusText gauge(String name, String help) {
        return begin(name, "gauge", help);
    }

    private PrometheusText begin(String name, String type, String help) {
        if (!NAME.matcher(name).matches() || !families.add(name)) {
            throw new IllegalArgumentException("Cannot name a metric \"" + name
                    + "\": use letters, digits, underscores and colons, no digit at the start, and each name once.");
        }
        family = name;
        text.append("# HELP ").append(name).append(' ');
        text.append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /**
     * Adds a sample to the family that was begun last.
     *
     * @param value any number
     * @param labels which of its samples; no two samples of a family have the same
     * @throws IllegalStateException if none was begun
     */
    public PrometheusText sample(double value, Label... labels) {
        if (family == null) {
            throw new IllegalStateException("Cannot add a sample before its metric was begun");
        }
        text.append(family);
        String before = "{";
        for (Label label : labels) {
            text.append(before).append(label.name()).append("=\"");
            text.append(label.value()
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n"))
                    .append('"');
            before = ",";
        }
        text.append(labels.length == 0 ? " " : "} ").append(number(value)).append('\n');
        return this;
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT_WHOLE;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /** A time as Prometheus counts it: seconds since 1970. */
    static double seconds(Instant time) {
        return time.toEpochMilli() / MILLIS;
    }

    /** All that was written. */
    public String text() {
        return text.toString();
    }
}
