package org.ringrift.jobs.driver.simulate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ringrift.jobs.chart.Axis;
import org.ringrift.jobs.chart.Svg;
import org.ringrift.jobs.chart.Ticks;

/**
 * Simulations as a drawing: mean Elo over days, a line for each scheme. The SVG document needs nothing but itself, and
 * brings its own background, which is dark where the reader prefers that.
 */
public final class SimulationSvg {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 460;
    private static final double LEFT = 74;
    private static final double RIGHT = 742;
    private static final double TITLE = 30;
    private static final double LEGEND = 51;
    private static final double TOP = 70;
    private static final double BOTTOM = 395;
    private static final double DAYS = 440;
    private static final double GAP = 8;
    private static final double BELOW = 18;
    private static final double LETTER_MIDDLE = 4;
    private static final double LINE = 20;
    private static final int STEPS = 8;

    private static final String STYLE = """
            text { font-family: Helvetica, Arial, sans-serif; font-size: 13px; fill: #24292f; }
            text.title { font-size: 17px; font-weight: 600; }
            text.tick, text.legend { font-size: 12px; fill: #57606a; }
            .middle { text-anchor: middle; }
            .end { text-anchor: end; }
            .page { fill: #ffffff; }
            .grid { stroke: #d8dee4; }
            .scheme { fill: none; stroke-width: 2; }
            .plan { stroke: #0969da; }
            .peer { stroke: #bc4c00; }
            .pull { stroke: #1a7f37; }
            .central { stroke: #8250df; }
            text.name { stroke: none; }
            text.plan { fill: #0969da; }
            text.peer { fill: #bc4c00; }
            text.pull { fill: #1a7f37; }
            text.central { fill: #8250df; }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; }
            text.tick, text.legend { fill: #9198a1; }
            .page { fill: #0d1117; }
            .grid { stroke: #30363d; }
            .plan { stroke: #4493f8; }
            .peer { stroke: #f0883e; }
            .pull { stroke: #3fb950; }
            .central { stroke: #ab7df8; }
            text.plan { fill: #4493f8; }
            text.peer { fill: #f0883e; }
            text.pull { fill: #3fb950; }
            text.central { fill: #ab7df8; }
            }
            """;

    private SimulationSvg() {}

    /**
     * @param results one for each scheme, of the same days and seed; one or more
     * @return the whole document, to be stored as UTF-8
     */
    public static String of(List<SimulationResult> results) {
        SimulationResult first = results.get(0);
        String title = "Simulated strength over " + first.days() + " days";
        Svg svg = new Svg(WIDTH, HEIGHT, title, STYLE);
        svg.rectangle("page", 0, 0, WIDTH, HEIGHT);
        svg.words("title", LEFT, TITLE, title);
        svg.words(
                "legend",
                LEFT,
                LEGEND,
                "Mean Elo of the production models of all twelve configurations, seed " + first.seed()
                        + ". Machines, disasters and luck are made up, and the same for all.");
        Axis x = new Axis(Ticks.around(0, first.days(), STEPS), LEFT, RIGHT);
        Axis y = new Axis(elo(results), BOTTOM, TOP);
        grid(svg, x, y);
        results.forEach(result -> svg.polyline("scheme " + result.scheme(), places(result, x, y)));
        names(svg, results);
        return svg.end();
    }

    private static Ticks elo(List<SimulationResult> results) {
        double most = results.stream()
                .flatMap(result -> result.eloByDay().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        return Ticks.around(Assumptions.START_ELO, Math.max(most, Assumptions.START_ELO + 1), STEPS);
    }

    private static void grid(Svg svg, Axis x, Axis y) {
        for (double tick : y.ticks().values()) {
            svg.line("grid", LEFT, y.at(tick), RIGHT, y.at(tick));
            svg.words(
                    "tick end",
                    LEFT - GAP,
                    y.at(tick) + LETTER_MIDDLE,
                    y.ticks().label(tick));
        }
        for (double tick : x.ticks().values()) {
            svg.line("grid", x.at(tick), BOTTOM, x.at(tick), TOP);
            svg.words("tick middle", x.at(tick), BOTTOM + BELOW, x.ticks().label(tick));
        }
        svg.words("axis middle", (LEFT + RIGHT) / 2, DAYS, "days");
    }

    private static String places(SimulationResult result, Axis x, Axis y) {
        List<Double> elo = result.eloByDay();
        return Svg.point(x.at(0), y.at(Assumptions.START_ELO))
                + IntStream.range(0, elo.size())
                        .mapToObj(day -> " " + Svg.point(x.at(day + 1.0), y.at(elo.get(day))))
                        .collect(Collectors.joining());
    }

    /** Beside the drawing, the strongest on top. */
    private static void names(Svg svg, List<SimulationResult> results) {
        List<SimulationResult> sorted = results.stream()
                .sorted((a, b) -> Double.compare(b.meanElo(), a.meanElo()))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            SimulationResult result = sorted.get(i);
            svg.words(
                    "name " + result.scheme(),
                    RIGHT + GAP,
                    TOP + LINE * (i + 1),
                    String.format(Locale.ROOT, "%s %.0f", result.scheme(), result.meanElo()));
        }
    }
}
