package org.ringrift.jobs.cli.text;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.learning.CurvePoint;
import org.ringrift.jobs.learning.CurveSummary;
import org.ringrift.jobs.learning.Elo;
import org.ringrift.jobs.learning.LearningCurve;
import org.ringrift.jobs.learning.Reference;
import org.ringrift.jobs.learning.Training;
import org.ringrift.jobs.learning.WinRate;
import org.ringrift.rating.PromotionGate;

/** A learning curve for people. */
public final class LearningText {
    private static final List<String> STRENGTH = List.of(
            "#",
            "hours",
            "model",
            "Elo",
            "95 %",
            "heuristic",
            "search",
            "production",
            "random",
            "verdict",
            "promotion");
    private static final List<Align> STRENGTH_ALIGNS = List.of(
            Align.RIGHT,
            Align.RIGHT,
            Align.LEFT,
            Align.RIGHT,
            Align.LEFT,
            Align.LEFT,
            Align.LEFT,
            Align.LEFT,
            Align.LEFT,
            Align.LEFT,
            Align.RIGHT);

    private static final List<String> TRAINING = List.of(
            "#",
            "games so far",
            "dataset games",
            "samples",
            "soft",
            "epochs",
            "best",
            "policy loss",
            "validation",
            "value loss",
            "validation");
    private static final List<Align> TRAINING_ALIGNS =
            Stream.generate(() -> Align.RIGHT).limit(TRAINING.size()).toList();

    private LearningText() {}

    /** Several lines, the last one without an end. */
    public static String of(LearningCurve curve) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Learning curve of %s, hours since %s, ratings by version %d of matches.%n%n",
                curve.subject(),
                curve.start().truncatedTo(ChronoUnit.SECONDS),
                curve.matchesVersion()));
        text.append(table(STRENGTH, STRENGTH_ALIGNS, curve, LearningText::strength))
                .append(System.lineSeparator())
                .append(table(TRAINING, TRAINING_ALIGNS, curve, LearningText::training))
                .append(System.lineSeparator())
                .append(references(curve))
                .append(unrated(curve))
                .append(summary(curve));
        return text.toString();
    }

    private interface Line {
        List<String> of(CurvePoint point);
    }

    private static String table(List<String> names, List<Align> aligns, LearningCurve curve, Line line) {
        return new TextTable(
                        names, aligns, curve.points().stream().map(line::of).toList())
                .render();
    }

    private static List<String> strength(CurvePoint point) {
        return List.of(
                "" + point.number(),
                number(point.hours(), 2),
                point.shortModel(),
                number(point.elo().rating(), 0),
                bounds(point.elo()),
                rate(point, PromotionGate.HEURISTIC),
                rate(point, PromotionGate.SEARCH),
                rate(point, PromotionGate.PRODUCTION),
                rate(point, PromotionGate.RANDOM),
                point.verdict(),
                point.promoted() ? "" + point.promotion() : "");
    }

    private static List<String> training(CurvePoint point) {
        Training training = point.training();
        if (training == null) {
            return List.of("" + point.number(), "" + point.games(), "", "", "", "", "", "", "", "", "");
        }
        return List.of(
                "" + point.number(),
                "" + point.games(),
                training.games() == null ? "" : "" + training.games(),
                training.samples() == null ? "" : "" + training.samples(),
                number(training.softShare(), 2),
                "" + training.epochs(),
                "" + training.bestEpoch(),
                number(training.policyLoss(), 3),
                number(training.valPolicyLoss(), 3),
                number(training.valueLoss(), 3),
                number(training.valValueLoss(), 3));
    }

    private static String references(LearningCurve curve) {
        List<String> others = curve.references().stream()
                .filter(reference -> !reference.name().equals(PromotionGate.HEURISTIC))
                .map(LearningText::reference)
                .toList();
        return others.isEmpty()
                ? ""
                : "Without a net: " + String.join("; ", others) + "; heuristic 1200." + System.lineSeparator();
    }

    private static String reference(Reference reference) {
        String name = reference.name().equals(reference.participant())
                ? reference.name()
                : reference.name() + ", " + reference.participant() + ",";
        return String.format(
                Locale.ROOT, "%s %.0f Elo (95 %% %s)", name, reference.elo().rating(), bounds(reference.elo()));
    }

    private static String unrated(LearningCurve curve) {
        return curve.unrated().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Left out, since table ratings does not have them: %s.%n",
                        String.join(
                                ", ",
                                curve.unrated().stream()
                                        .map(CurvePoint::shortName)
                                        .toList()));
    }

    /** One line. */
    static String summary(LearningCurve curve) {
        CurveSummary summary = curve.summary();
        CurvePoint best = curve.point(summary.best());
        String text = summary.gained() == null
                ? String.format(
                        Locale.ROOT,
                        "The first model, %s, is the best: %.0f Elo (95 %% %s)",
                        best.shortModel(),
                        best.elo().rating(),
                        bounds(best.elo()))
                : String.format(
                        Locale.ROOT,
                        "From the first model, %s, to the best, %s: %+.0f Elo (95 %% %+.0f to %+.0f)",
                        curve.point(summary.first()).shortModel(),
                        best.shortModel(),
                        summary.gained().rating(),
                        summary.gained().low(),
                        summary.gained().high());
        text += "; " + summary.promoted() + " of " + summary.candidates() + " candidates promoted";
        text += curve.rollBacks() == 0 ? "" : ", " + curve.rollBacks() + " rolled back";
        text += "; the best wins " + against(best, PromotionGate.HEURISTIC) + " and "
                + against(best, PromotionGate.SEARCH) + ".";
        return summary.flat() == null || !summary.flat()
                ? text
                : text + " The curve is flat: none of the last three candidates was promoted.";
    }

    private static String against(CurvePoint point, String opponent) {
        WinRate rate = point.winRates().get(opponent);
        return rate == null
                ? "an unknown share against " + opponent
                : String.format(
                        Locale.ROOT, "%.2f (%.2f to %.2f) against %s", rate.rate(), rate.low(), rate.high(), opponent);
    }

    private static String bounds(Elo elo) {
        return String.format(Locale.ROOT, "%.0f to %.0f", elo.low(), elo.high());
    }

    private static String rate(CurvePoint point, String opponent) {
        WinRate rate = point.winRates().get(opponent);
        return rate == null
                ? ""
                : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", rate.rate(), rate.low(), rate.high());
    }

    private static String number(Double value, int digits) {
        return value == null ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
