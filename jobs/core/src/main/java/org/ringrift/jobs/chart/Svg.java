package org.ringrift.jobs.chart;

import java.util.Locale;

/** Writes elements of an SVG document, one a line. Names of classes and attributes are taken as they are. */
public final class Svg {
    private final StringBuilder text = new StringBuilder();

    /**
     * Begins a document.
     *
     * @param width pixels
     * @param height pixels
     * @param title what it shows, for readers who do not see it
     * @param style rules of CSS
     */
    public Svg(int width, int height, String title, String style) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
                width, height, width, height);
        add("<title>%s</title>", escaped(title));
        add("<style>%n%s</style>", style);
    }

    /** A rectangle by its corner and size. */
    public Svg rectangle(String type, double x, double y, double width, double height) {
        return add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", type, x, y, width, height);
    }

    /** A straight line. */
    public Svg line(String type, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", type, x1, y1, x2, y2);
    }

    /** A line through points, such as {@code 1.0,2.0 3.0,4.0}. */
    public Svg polyline(String type, String points) {
        return add("<polyline class=\"%s\" points=\"%s\"/>", type, points);
    }

    /** An area with corners. */
    public Svg polygon(String type, String points) {
        return add("<polygon class=\"%s\" points=\"%s\"/>", type, points);
    }

    /** A circle that says what it stands for where a mouse rests on it. */
    public Svg circle(String type, double x, double y, double radius, String meaning) {
        return add(
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>",
                type, x, y, radius, escaped(meaning));
    }

    /** Words on a base line; classes say which end is at x. */
    public Svg words(String type, double x, double y, String words) {
        return add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", type, x, y, escaped(words));
    }

    /** Words that run upwards, with their middle at a place. */
    public Svg upwards(String type, double x, double y, String words) {
        return add(
                "<text class=\"%s\" transform=\"translate(%.1f %.1f) rotate(-90)\">%s</text>",
                type, x, y, escaped(words));
    }

    /** A point of a line or area. */
    public static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    /** Ends the document. */
    public String end() {
        return text + "</svg>\n";
    }

    private Svg add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
