package org.ringrift.jobs.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.promote.PromotionReport;
import org.ringrift.jobs.selfplay.GameSummary;
import org.ringrift.jobs.train.TrainReport;

/**
 * What one iteration of a pipeline did.
 *
 * @param iteration its number, from 1
 * @param runId its run
 * @param players who played the games
 * @param games what the games were like
 * @param dataset the training data
 * @param training the trained net
 * @param evaluation its test, null if the net is only gone on with
 * @param promotion what was decided, null likewise
 * @param stages wall time of each stage that this call ran
 */
public record IterationReport(
        int iteration,
        String runId,
        String players,
        GameSummary games,
        DatasetReport dataset,
        TrainReport training,
        EvaluationRow evaluation,
        PromotionReport promotion,
        List<StageTime> stages) {
    /**
     * Wall time of a stage.
     *
     * @param stage its name
     * @param seconds its time
     */
    public record StageTime(String stage, double seconds) {}

    /**
     * How strong the net is and whether it was promoted, in a few words. Win rates are there since all Elo shift together when the heuristic
     * wins its first game.
     */
    public String standing() {
        return evaluation == null
                ? "not evaluated"
                : String.format(
                        Locale.ROOT,
                        "Elo %.0f (95 %% %.0f to %.0f, heuristic = 1200), won %s, %s",
                        evaluation.rating(),
                        evaluation.ratingLow(),
                        evaluation.ratingHigh(),
                        evaluation.opponents().stream()
                                .map(opponent -> String.format(
                                        Locale.ROOT, "%.2f against %s", opponent.winRate(), opponent.name()))
                                .collect(Collectors.joining(", ")),
                        promotion.done() ? "promoted" : "not promoted");
    }
}
