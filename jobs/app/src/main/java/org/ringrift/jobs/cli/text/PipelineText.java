package org.ringrift.jobs.cli.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.jobs.pipeline.IterationReport;
import org.ringrift.jobs.promote.PromotionReport;
import org.ringrift.jobs.selfplay.GameSummary;
import org.ringrift.jobs.train.TrainReport;

/** An iteration of the pipeline for people: one paragraph a stage, the decision last. */
public final class PipelineText {
    private PipelineText() {}

    /** Many lines, the last one without an end. */
    public static String of(IterationReport report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%n=== %s, iteration %d (run %s) ===%n",
                report.training().model().configKey(),
                report.iteration(),
                report.runId()));
        text.append(games(report.games(), report.players()));
        text.append(dataset(report.dataset()));
        text.append(training(report.training()));
        if (report.evaluation() != null) {
            text.append(evaluation(report.evaluation()));
        }
        text.append(String.format(
                Locale.ROOT,
                "Time        %s%n",
                report.stages().stream()
                        .map(stage -> String.format(Locale.ROOT, "%s %.0f s", stage.stage(), stage.seconds()))
                        .collect(Collectors.joining(", "))));
        return text.append("Decision    ")
                .append(
                        report.evaluation() == null
                                ? "none: this net is gone on with, and a later one is evaluated"
                                : decision(report.evaluation(), report.promotion()))
                .toString();
    }

    /** The decision in a short line: the table above it has the numbers, the table of promotions the sentence. */
    static String decision(EvaluationRow row, PromotionReport promotion) {
        if (promotion.done()) {
            return String.format(
                    Locale.ROOT,
                    "%s as number %d: all %d gates passed",
                    promotion.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    promotion.sequence(),
                    row.opponents().size());
        }
        List<String> failed = row.opponents().stream()
                .filter(opponent -> !opponent.passed())
                .map(OpponentEvidence::name)
                .toList();
        // Without a failed gate the table above does not say why.
        return failed.isEmpty() || row.candidate().equals(row.production())
                ? "refused: " + promotion.reason()
                : "refused: not passed against " + String.join(", ", failed);
    }

    private static String games(GameSummary games, String players) {
        String seats = IntStream.range(0, games.winsBySeat().size())
                .mapToObj(
                        seat -> "seat " + (seat + 1) + " " + games.winsBySeat().get(seat))
                .collect(Collectors.joining(", "));
        String reasons = games.reasons().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Games       %s by %s: %d to %d moves, mean %.0f (%.0f turns); %d draws%n            won by %s; ended by"
                        + " %s%n",
                EvaluationText.games(games.games(), games.distinct()),
                players,
                games.shortest(),
                games.longest(),
                games.meanMoves(),
                games.meanTurns(),
                games.draws(),
                seats,
                reasons);
    }

    private static String dataset(DatasetReport dataset) {
        return String.format(
                Locale.ROOT,
                "Samples     %d for training, %d for validation from %d games (%d copies left out, %d rejected); %.0f %% with search"
                        + " policies%n",
                dataset.trainSamples(),
                dataset.validationSamples(),
                dataset.games(),
                dataset.copies(),
                dataset.rejected(),
                100 * dataset.softTargets());
    }

    private static String training(TrainReport training) {
        ModelRow model = training.model();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Model       %s, %s, best epoch %d of %d%n",
                model.modelSha256().substring(0, 12),
                model.architecture(),
                model.bestEpoch(),
                model.epochs().size()));
        training.earlierEpochLines()
                .forEach(line -> text.append("            ").append(line).append(System.lineSeparator()));
        return text.toString();
    }

    private static String evaluation(EvaluationRow row) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Evaluation  %d games of %s; rating %.0f (95 %% %.0f to %.0f, heuristic = 1200)%n",
                row.games(),
                row.candidateSpec(),
                row.rating(),
                row.ratingLow(),
                row.ratingHigh()));
        (EvaluationText.results(row) + EvaluationText.pooled(row).stripLeading())
                .lines()
                .forEach(line -> text.append("            ").append(line).append('\n'));
        return text.toString();
    }
}
