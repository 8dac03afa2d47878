package org.ringrift.jobs.learning;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.ringrift.jobs.chart.Axis;
import org.ringrift.jobs.chart.Svg;
import org.ringrift.jobs.chart.Ticks;

/**
 * A learning curve as a drawing: ratings over hours, and win rates below. The SVG document needs nothing but itself, has no
 * script, and brings its own background, which is dark where the reader prefers that.
 */
public final class CurveSvg {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;
    private static final double LEFT = 74;
    private static final double RIGHT = 742;
    private static final double TITLE = 30;
    private static final double LEGEND = 51;
    private static final double ELO_TOP = 70;
    private static final double ELO_BOTTOM = 375;
    private static final double RATE_TOP = 420;
    private static final double RATE_BOTTOM = 540;
    private static final double HOURS = 582;
    private static final int HOUR_STEPS = 8;

    /** Hours that are shown at least: where all points have the same time there would be no axis. */
    private static final double LEAST_HOURS = 0.01;

    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String STYLE = """
            text { font-family: Helvetica, Arial, sans-serif; font-size: 13px; fill: #24292f; }
            text.title { font-size: 17px; font-weight: 600; }
            text.tick, text.legend { font-size: 12px; fill: #57606a; }
            .middle { text-anchor: middle; }
            .end { text-anchor: end; }
            .page { fill: #ffffff; }
            .grid { stroke: #d8dee4; }
            .band { fill: #0969da; opacity: 0.15; }
            .line { fill: none; stroke-width: 1.5; }
            .reach { opacity: 0.45; }
            .level { stroke-dasharray: 6 4; stroke-width: 1.5; }
            .fair { stroke: #57606a; stroke-dasharray: 2 3; }
            .candidate, .promoted, .refused { stroke: #0969da; }
            .promoted { fill: #0969da; stroke-width: 1.5; }
            .refused { fill: #ffffff; stroke-width: 1.5; }
            .heuristic { stroke: #bc4c00; }
            .search { stroke: #1a7f37; }
            .heuristic.dot, text.heuristic { fill: #bc4c00; }
            .search.dot, text.search { fill: #1a7f37; }
            text.heuristic, text.search, text.fair { stroke: none; }
            text.fair { fill: #57606a; }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; }
            text.tick, text.legend, text.fair { fill: #9198a1; }
            .page { fill: #0d1117; }
            .grid { stroke: #30363d; }
            .band { fill: #4493f8; opacity: 0.25; }
            .fair { stroke: #9198a1; }
            .candidate, .promoted, .refused { stroke: #4493f8; }
            .promoted { fill: #4493f8; }
            .refused { fill: #0d1117; }
            .heuristic { stroke: #f0883e; }
            .search { stroke: #3fb950; }
            .heuristic.dot, text.heuristic { fill: #f0883e; }
            .search.dot, text.search { fill: #3fb950; }
            }
            """;

    private CurveSvg() {}

    /**
     * @param curve the curve
     * @return the whole document, to be stored as UTF-8
     */
    public static String of(LearningCurve curve) {
        String title = "Learning curve of " + curve.subject();
        Svg svg = new Svg(WIDTH, HEIGHT, title, STYLE);
        svg.rectangle("page", 0, 0, WIDTH, HEIGHT);
        svg.words("title", LEFT, TITLE, title);
        svg.words(
                "legend",
                LEFT,
                LEGEND,
                "Each dot is an evaluated candidate: filled when promoted, hollow when refused. Bands and bars are 95 %"
                        + " intervals.");
        Axis hours = new Axis(hours(curve), LEFT, RIGHT);
        EloPanel.draw(curve, new Panel(svg, hours, new Axis(EloPanel.ticks(curve), ELO_BOTTOM, ELO_TOP)));
        WinRatePanel.draw(curve, new Panel(svg, hours, new Axis(WinRatePanel.ticks(), RATE_BOTTOM, RATE_TOP)));
        svg.words("axis middle", (LEFT + RIGHT) / 2, HOURS, "hours since " + START.format(curve.start()));
        return svg.end();
    }

    private static Ticks hours(LearningCurve curve) {
        double last =
                curve.points().stream().mapToDouble(CurvePoint::hours).max().orElseThrow();
        return Ticks.around(0, Math.max(last, LEAST_HOURS), HOUR_STEPS);
    }
}
