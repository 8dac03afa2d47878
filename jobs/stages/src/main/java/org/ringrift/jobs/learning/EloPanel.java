package org.ringrift.jobs.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.ringrift.jobs.chart.Ticks;
import org.ringrift.rating.PromotionGate;
import org.ringrift.rating.Ratings;

/** Draws the ratings of a curve: the interval as a band, promoted candidates as filled dots, refused ones as hollow ones. */
final class EloPanel {
    private static final int STEPS = 7;
    private static final double RADIUS = 4.5;
    private static final double HEURISTIC = Ratings.STANDARD.anchorRating();

    private EloPanel() {}

    /** Round numbers around all that is drawn. */
    static Ticks ticks(LearningCurve curve) {
        double[] values = DoubleStream.concat(
                        curve.points().stream()
                                .flatMapToDouble(point -> DoubleStream.of(
                                        point.elo().low(), point.elo().high())),
                        levels(curve).stream().mapToDouble(Level::value))
                .toArray();
        double low = DoubleStream.of(values).min().orElseThrow();
        double high = DoubleStream.of(values).max().orElseThrow();
        return Ticks.around(low, Math.max(high, low + 1), STEPS);
    }

    static void draw(LearningCurve curve, Panel panel) {
        List<CurvePoint> points = curve.points();
        panel.grid("Elo");
        panel.band(
                "band", points, point -> point.elo().low(), point -> point.elo().high());
        levels(curve).forEach(level -> panel.level(level.opponent() + " level", level.value()));
        panel.curve("candidate line", points, point -> point.elo().rating());
        for (CurvePoint point : points) {
            panel.reach("candidate reach", point, point.elo().low(), point.elo().high());
        }
        for (CurvePoint point : points) {
            panel.dot(
                    point.promoted() ? "promoted" : "refused",
                    point,
                    point.elo().rating(),
                    RADIUS,
                    meaning(point));
        }
        panel.names(levels(curve).stream()
                .map(level -> new Panel.Name(level.opponent() + " name", level.value(), level.words()))
                .toList());
    }

    /** The strength of an opponent that does not change. */
    private record Level(String opponent, double value, String words) {}

    private static List<Level> levels(LearningCurve curve) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(PromotionGate.HEURISTIC, HEURISTIC, "heuristic " + Math.round(HEURISTIC)));
        curve.references().stream()
                .filter(reference -> reference.name().equals(PromotionGate.SEARCH))
                .forEach(reference -> levels.add(
                        new Level(PromotionGate.SEARCH, reference.elo().rating(), "search without a net")));
        return levels;
    }

    private static String meaning(CurvePoint point) {
        return String.format(
                Locale.ROOT,
                "%d: model %s, %.0f Elo (95 %% %.0f to %.0f), %s",
                point.number(),
                point.shortModel(),
                point.elo().rating(),
                point.elo().low(),
                point.elo().high(),
                point.promoted() ? "promotion " + point.promotion() : "not promoted");
    }
}
