package org.ringrift.jobs.cli.text;

import java.util.Locale;
import java.util.stream.Collectors;
import org.ringrift.jobs.cluster.DeviceUse;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.evaluate.MatchReport;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.promote.PromotionReport;
import org.ringrift.jobs.selfplay.SelfplayReport;
import org.ringrift.jobs.stage.SucceededRun;
import org.ringrift.jobs.train.TrainReport;
import org.ringrift.player.PlayerSpec;

/** What stages have done, for people. */
public final class ReportText {
    private static final int MAX_REJECTIONS = 10;

    private ReportText() {}

    /** What self-play has done. */
    public static String of(SelfplayReport report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %d games requested, %d were there, %d added in %d waves, %.1f s (%.2f games/s).",
                report.configKey(),
                report.requested(),
                report.present(),
                report.added(),
                report.waves(),
                report.seconds(),
                report.gamesPerSecond()));
        if (report.evaluations() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    " %.0f evaluations/s, batches %.0f %% full.",
                    report.evaluations() / report.seconds(),
                    100 * report.batchFill()));
        }
        if (!report.devices().isEmpty()) {
            text.append(' ').append(DeviceUse.line(report.devices()));
        }
        if (report.summary().distinct() < report.summary().games()) {
            text.append(String.format(
                    Locale.ROOT,
                    " Distinct games: %d of %d; the others are copies with the same moves.",
                    report.summary().distinct(),
                    report.summary().games()));
        }
        return text.append(" Run ").append(report.runId()).append('.').toString();
    }

    /** What a run had done before it was asked for again. */
    public static String of(SucceededRun run) {
        String counts = run.counts().entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s: run %s has succeeded before, at %s (%s); nothing is done again.",
                run.configKey(),
                run.runId(),
                run.endedAt(),
                counts);
    }

    /** What was made of games. */
    public static String of(DatasetReport report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: dataset %s%s.%n%d games used, %d copies left out, %d rejected; %d samples to train, %d to validate, %.1f %% of their "
                        + "policy targets from searches.%n%d files, %.1f MB.",
                report.configKey(),
                report.datasetId(),
                report.present() ? " was there already" : "",
                report.games(),
                report.copies(),
                report.rejected(),
                report.trainSamples(),
                report.validationSamples(),
                100 * report.softTargets(),
                report.files(),
                report.bytes() / 1e6));
        if (!report.present()) {
            text.append(String.format(
                    Locale.ROOT, " %.1f s (%.0f samples/s).", report.seconds(), report.samplesPerSecond()));
        }
        text.append(" Run ").append(report.runId()).append('.');
        report.rejections().stream()
                .limit(MAX_REJECTIONS)
                .forEach(game ->
                        text.append(String.format(Locale.ROOT, "%nLeft out %s: %s", game.gameId(), game.why())));
        int more = report.rejections().size() - MAX_REJECTIONS;
        if (more > 0) {
            text.append(String.format(Locale.ROOT, "%n… and %d more, all named on standard error.", more));
        }
        return text.toString();
    }

    /** What was trained. */
    public static String of(TrainReport report) {
        ModelRow model = report.model();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: model %s%s, %s from %s, dataset %s.%n",
                model.configKey(),
                model.modelSha256(),
                report.present() ? " was there already" : "",
                model.architecture(),
                model.parent() == null ? "random weights" : "model " + model.parent(),
                model.datasetId()));
        report.earlierEpochLines()
                .forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        text.append(String.format(Locale.ROOT, "Kept the weights of epoch %d.", model.bestEpoch()));
        if (!report.present()) {
            text.append(String.format(
                    Locale.ROOT,
                    " %d epochs of %d samples on the %s, %.1f s (%.0f samples/s).",
                    report.epochsHere(),
                    report.trainSamples(),
                    report.device(),
                    report.seconds(),
                    report.samplesPerSecond()));
        }
        return text.append(" Run ").append(report.runId()).append('.').toString();
    }

    /** What became of the production model. */
    public static String of(PromotionReport report) {
        String model = "Model " + report.production();
        return switch (report.outcome()) {
            case PROMOTED ->
                model + " is the production model of " + report.configKey() + " (promotion " + report.sequence() + "). "
                        + report.reason();
            case ALREADY_PROMOTED ->
                model + " was promoted already by this evaluation (promotion " + report.sequence() + "). "
                        + report.reason();
            case ROLLED_BACK ->
                model + " is the production model of " + report.configKey() + " again (change " + report.sequence()
                        + "). " + report.reason();
            case ALREADY_ROLLED_BACK ->
                model + " is the production model of " + report.configKey()
                        + " again, rolled back by another process (change " + report.sequence() + "). "
                        + report.reason();
            case REFUSED -> report.reason();
        };
    }

    /** How two players compare. */
    public static String of(MatchReport report) {
        return String.format(
                Locale.ROOT,
                "%s: %s against %s, %s%n"
                        + "%s: %d wins, %d losses, %d draws: win rate %.3f (95 %% %.3f to %.3f), %.3f if both were"
                        + " equal.%n"
                        + "Elo difference %+.0f (95 %% %+.0f to %+.0f).%n"
                        + "Sequential test of 0 against 35 Elo: log-likelihood ratio %.2f, bounds %.2f and %.2f: %s.%n"
                        + "%s",
                report.configKey(),
                report.a(),
                report.b(),
                EvaluationText.played(report.played()),
                EvaluationText.games(report.result().games(), report.result().distinct()),
                report.result().wins(),
                report.result().losses(),
                report.result().draws(),
                report.winRate().estimate(),
                report.winRate().low(),
                report.winRate().high(),
                report.fairShare(),
                report.elo().rating(),
                report.elo().low(),
                report.elo().high(),
                report.sprt().llr(),
                report.sprt().lower(),
                report.sprt().upper(),
                switch (report.sprt().verdict()) {
                    case STRONGER -> "A is stronger";
                    case NOT_STRONGER -> "A is not stronger";
                    case UNDECIDED -> "undecided, more games are needed";
                },
                ratings(report));
    }

    private static String ratings(MatchReport report) {
        if (report.ratings().isEmpty()) {
            return "No rating: no games join these players with " + PlayerSpec.HEURISTIC
                    + ", which fixes the scale. Match one of them with it.";
        }
        return "Ratings with all matches: "
                + report.ratings().stream()
                        .map(row -> String.format(
                                Locale.ROOT,
                                "%s %.0f (95 %% %.0f to %.0f)",
                                row.participant(),
                                row.rating(),
                                row.low(),
                                row.high()))
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
