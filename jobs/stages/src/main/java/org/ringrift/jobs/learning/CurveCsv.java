package org.ringrift.jobs.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ringrift.rating.PromotionGate;

/**
 * A learning curve as a small file of comma-separated values, to be kept or drawn by other programs: a line of names, then
 * one for each point. A value that is not known is empty. Columns are named as the components of {@link CurvePoint} and
 * {@link Training} are.
 */
public final class CurveCsv {
    private static final List<String> OPPONENTS =
            List.of(PromotionGate.RANDOM, PromotionGate.HEURISTIC, PromotionGate.SEARCH, PromotionGate.PRODUCTION);

    private static final List<String> NAMES = names();

    private CurveCsv() {}

    /**
     * @param curve the curve
     * @return the whole file; lines end with a line feed
     */
    public static String of(LearningCurve curve) {
        return Stream.concat(Stream.of(NAMES), curve.points().stream().map(point -> values(curve.configKey(), point)))
                .map(values -> values.stream().map(CurveCsv::quoted).collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("config", "number", "time", "hours", "model", "spec"));
        names.addAll(List.of("rating", "rating_low", "rating_high"));
        for (String opponent : OPPONENTS) {
            names.addAll(List.of(opponent + "_games", opponent + "_rate", opponent + "_low", opponent + "_high"));
        }
        names.addAll(List.of("verdict", "promotion", "games", "dataset_games", "samples", "soft_share", "epochs"));
        names.addAll(List.of("best_epoch", "policy_loss", "value_loss", "val_policy_loss", "val_value_loss"));
        return List.copyOf(names);
    }

    private static List<String> values(String configKey, CurvePoint point) {
        List<String> values = new ArrayList<>();
        values.add(configKey);
        values.add(text(point.number()));
        values.add(text(point.time()));
        values.add(number(point.hours(), 4));
        values.add(point.shortModel());
        values.add(point.spec());
        values.add(number(point.elo().rating(), 1));
        values.add(number(point.elo().low(), 1));
        values.add(number(point.elo().high(), 1));
        for (String opponent : OPPONENTS) {
            WinRate rate = point.winRates().get(opponent);
            values.add(rate == null ? "" : text(rate.games()));
            values.add(rate == null ? "" : number(rate.rate(), 4));
            values.add(rate == null ? "" : number(rate.low(), 4));
            values.add(rate == null ? "" : number(rate.high(), 4));
        }
        values.add(point.verdict());
        values.add(text(point.promotion()));
        values.add(text(point.games()));
        values.addAll(training(point.training()));
        return values;
    }

    private static List<String> training(Training training) {
        if (training == null) {
            return List.of("", "", "", "", "", "", "", "", "");
        }
        return List.of(
                text(training.games()),
                text(training.samples()),
                number(training.softShare(), 4),
                text(training.epochs()),
                text(training.bestEpoch()),
                number(training.policyLoss(), 4),
                number(training.valueLoss(), 4),
                number(training.valPolicyLoss(), 4),
                number(training.valValueLoss(), 4));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String number(Double value, int digits) {
        return value == null ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String quoted(String value) {
        return value.contains(",") || value.contains("\"") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
