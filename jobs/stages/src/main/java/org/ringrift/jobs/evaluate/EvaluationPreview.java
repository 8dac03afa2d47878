package org.ringrift.jobs.evaluate;

import java.util.List;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.play.PlayForecast;
import org.ringrift.jobs.stage.StagePreview;
import org.ringrift.record.SeatPlayer;

/**
 * What an evaluation would do.
 *
 * @param configKey configuration
 * @param warehouse where games and verdict would go
 * @param evaluationId its identity
 * @param candidate the candidate as it would play
 * @param production sha256 of the production model; null when there is none
 * @param verdict verdict of the same evaluation, made before, so that nothing would be done; null if there is none
 * @param preset preset of the gate
 * @param gamesRequired games against each opponent but the production model that the gate demands
 * @param comparisons the games by opponent
 * @param play how the missing ones would be played
 */
public record EvaluationPreview(
        String configKey,
        WarehouseState warehouse,
        String evaluationId,
        SeatPlayer candidate,
        String production,
        String verdict,
        String preset,
        long gamesRequired,
        List<PlannedComparison> comparisons,
        PlayForecast play)
        implements StagePreview {
    /** Copies the list. */
    public EvaluationPreview {
        comparisons = List.copyOf(comparisons);
    }
}
