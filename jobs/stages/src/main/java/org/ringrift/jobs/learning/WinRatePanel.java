package org.ringrift.jobs.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ringrift.jobs.chart.Ticks;
import org.ringrift.rating.PromotionGate;
import org.ringrift.rules.GameConfig;

/** Draws the win rates of a curve against the opponents that do not change, next to what equal strength would win. */
final class WinRatePanel {
    private static final int STEPS = 5;
    private static final double RADIUS = 3;

    private WinRatePanel() {}

    /** From no win to wins only. */
    static Ticks ticks() {
        return Ticks.around(0, 1, STEPS);
    }

    static void draw(LearningCurve curve, Panel panel) {
        panel.grid("win rate");
        double fair = 1.0 / GameConfig.parse(curve.configKey()).players();
        panel.level("fair", fair);
        List<Panel.Name> names = new ArrayList<>();
        names.add(new Panel.Name("fair name", fair, "equal strength"));
        for (String opponent : List.of(PromotionGate.HEURISTIC, PromotionGate.SEARCH)) {
            List<CurvePoint> points = curve.points().stream()
                    .filter(point -> point.winRates().containsKey(opponent))
                    .toList();
            if (points.isEmpty()) {
                continue;
            }
            panel.curve(
                    opponent + " line", points, point -> rate(point, opponent).rate());
            for (CurvePoint point : points) {
                WinRate rate = rate(point, opponent);
                panel.reach(opponent + " reach", point, rate.low(), rate.high());
                panel.dot(opponent + " dot", point, rate.rate(), RADIUS, meaning(point, opponent, rate));
            }
            double last = rate(points.get(points.size() - 1), opponent).rate();
            names.add(new Panel.Name(opponent + " name", last, "against " + opponent));
        }
        panel.names(names);
    }

    private static WinRate rate(CurvePoint point, String opponent) {
        return point.winRates().get(opponent);
    }

    private static String meaning(CurvePoint point, String opponent, WinRate rate) {
        return String.format(
                Locale.ROOT,
                "%d: model %s wins %.3f (95 %% %.3f to %.3f) of %d games against %s",
                point.number(),
                point.shortModel(),
                rate.rate(),
                rate.low(),
                rate.high(),
                rate.games(),
                opponent);
    }
}
