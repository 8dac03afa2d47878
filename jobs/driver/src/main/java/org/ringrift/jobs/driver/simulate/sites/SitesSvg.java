package org.ringrift.jobs.driver.simulate.sites;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ringrift.jobs.chart.Axis;
import org.ringrift.jobs.chart.Svg;
import org.ringrift.jobs.chart.Ticks;

/**
 * Simulations of sites as a drawing: over the day, the age of the oldest thing that a site lacks, and below it the commits of the
 * busiest table, a line for each topology. Times of cuts are shaded. The SVG document needs nothing but itself, and brings its own
 * background, which is dark where the reader prefers that.
 */
public final class SitesSvg {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 700;
    private static final double LEFT = 74;
    private static final double RIGHT = 742;
    private static final double TITLE = 30;
    private static final double LEGEND = 51;
    private static final double AGES_TOP = 84;
    private static final double AGES_BOTTOM = 340;
    private static final double COMMITS_TOP = 390;
    private static final double COMMITS_BOTTOM = 630;
    private static final double HOURS = 672;
    private static final double GAP = 8;
    private static final double BELOW = 18;
    private static final double LETTER_MIDDLE = 4;
    private static final double LINE = 20;
    private static final int STEPS = 8;
    private static final double HOUR = 3600;
    private static final double HOURS_A_DAY = 24;

    private static final String STYLE = """
        text { font-family: Helvetica, Arial, sans-serif; font-size: 13px; fill: #24292f; }
        text.title { font-size: 17px; font-weight: 600; }
        text.tick, text.legend { font-size: 12px; fill: #57606a; }
        .middle { text-anchor: middle; }
        .end { text-anchor: end; }
        .page { fill: #ffffff; }
        .grid { stroke: #d8dee4; }
        .cut { fill: #d8dee4; opacity: .5; }
        .limit { stroke: #cf222e; stroke-dasharray: 6 4; }
        .topology { fill: none; stroke-width: 2; }
        .mesh { stroke: #bc4c00; }
        .gathered { stroke: #1a7f37; }
        .star { stroke: #8250df; }
        .tree { stroke: #0969da; }
        .few { stroke: #bf3989; }
        text.name { stroke: none; }
        text.mesh { fill: #bc4c00; }
        text.gathered { fill: #1a7f37; }
        text.star { fill: #8250df; }
        text.tree { fill: #0969da; }
        text.few { fill: #bf3989; }
        @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        text.tick, text.legend { fill: #9198a1; }
        .page { fill: #0d1117; }
        .grid { stroke: #30363d; }
        .cut { fill: #30363d; }
        .limit { stroke: #f85149; }
        .mesh { stroke: #f0883e; }
        .gathered { stroke: #3fb950; }
        .star { stroke: #ab7df8; }
        .tree { stroke: #4493f8; }
        .few { stroke: #f778ba; }
        text.mesh { fill: #f0883e; }
        text.gathered { fill: #3fb950; }
        text.star { fill: #ab7df8; }
        text.tree { fill: #4493f8; }
        text.few { fill: #f778ba; }
        }
        """;

    private SitesSvg() {}

    /**
     * @param results one for each topology, of the same sites and seed; one or more
     * @return the whole document, to be stored as UTF-8
     */
    public static String of(List<SitesResult> results) {
        SitesResult first = results.get(0);
        String title = String.format(
                Locale.ROOT, "A simulated day of %d sites with %d machines", first.sites(), first.nodes());
        Svg svg = new Svg(WIDTH, HEIGHT, title, STYLE);
        svg.rectangle("page", 0, 0, WIDTH, HEIGHT);
        svg.words("title", LEFT, TITLE, title);
        svg.words(
                "legend",
                LEFT,
                LEGEND,
                "Seed " + first.seed()
                        + ". Shaded: some sites are cut off from others. Machines, losses and cuts are made"
                        + " up, and the same for all.");
        Axis x = new Axis(Ticks.around(0, HOURS_A_DAY, STEPS), LEFT, RIGHT);
        Function<SitesResult, List<Double>> ages = result -> result.staleness().oldestMinutes().stream()
                .map(SitesSvg::decades)
                .toList();
        Axis age = new Axis(Ticks.around(0, most(results, ages, 2), STEPS), AGES_BOTTOM, AGES_TOP);
        panel(svg, x, age, "Age of the oldest wave that a site lacks, minutes", true);
        cuts(svg, x, first);
        lines(svg, results, ages, x, age);
        Function<SitesResult, List<Double>> commits = result -> result.load().perMinute();
        double sustained = SiteAssumptions.STANDARD.commitsPerMinute();
        Axis rate = new Axis(Ticks.around(0, most(results, commits, sustained), STEPS), COMMITS_BOTTOM, COMMITS_TOP);
        panel(svg, x, rate, "Commits a minute to the table games of the busiest site", false);
        lines(svg, results, commits, x, rate);
        svg.line("limit", LEFT, rate.at(sustained), RIGHT, rate.at(sustained));
        svg.words("legend", RIGHT + GAP, rate.at(sustained) + LETTER_MIDDLE, "commits without rows");
        svg.words("axis middle", (LEFT + RIGHT) / 2, HOURS, "hours");
        for (int i = 0; i < results.size(); i++) {
            String name = results.get(i).topology();
            svg.words("name " + name, RIGHT + GAP, AGES_TOP + LINE * (i + 1), name);
        }
        return svg.end();
    }

    /** One more than the minutes, by their logarithm: a cut of hours hides what happens in minutes otherwise. */
    private static double decades(double minutes) {
        return StrictMath.log10(1 + minutes);
    }

    private static double most(List<SitesResult> results, Function<SitesResult, List<Double>> values, double atLeast) {
        return Math.max(
                atLeast,
                results.stream()
                        .flatMap(result -> values.apply(result).stream())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(atLeast));
    }

    private static void panel(Svg svg, Axis x, Axis y, String title, boolean logarithmic) {
        svg.words("axis", LEFT, y.to() - GAP, title);
        for (double tick : y.ticks().values()) {
            svg.line("grid", LEFT, y.at(tick), RIGHT, y.at(tick));
            String label = logarithmic
                    ? String.format(Locale.ROOT, "%.0f", StrictMath.pow(10, tick) - 1)
                    : y.ticks().label(tick);
            svg.words("tick end", LEFT - GAP, y.at(tick) + LETTER_MIDDLE, label);
        }
        for (double tick : x.ticks().values()) {
            svg.line("grid", x.at(tick), y.from(), x.at(tick), y.to());
            svg.words("tick middle", x.at(tick), y.from() + BELOW, x.ticks().label(tick));
        }
    }

    private static void cuts(Svg svg, Axis x, SitesResult result) {
        for (Cut cut : result.cuts()) {
            double from = x.at(Math.min(HOURS_A_DAY, cut.from() / HOUR));
            double to = x.at(Math.min(HOURS_A_DAY, cut.to() / HOUR));
            svg.rectangle("cut", from, AGES_TOP, to - from, AGES_BOTTOM - AGES_TOP);
        }
    }

    private static void lines(
            Svg svg, List<SitesResult> results, Function<SitesResult, List<Double>> values, Axis x, Axis y) {
        for (SitesResult result : results) {
            List<Double> each = values.apply(result);
            String places = IntStream.range(0, each.size())
                    .mapToObj(i -> Svg.point(x.at((i + 1) * SiteTable.WINDOW / HOUR), y.at(each.get(i))))
                    .collect(Collectors.joining(" "));
            svg.polyline("topology " + result.topology(), places);
        }
    }
}
