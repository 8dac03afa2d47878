package org.ringrift.jobs.evaluate;

import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.play.PlayForecast;
import org.ringrift.jobs.stage.StagePreview;
import org.ringrift.record.SeatPlayer;

/**
 * What a comparison of two players would do.
 *
 * @param configKey configuration
 * @param warehouse where games would go
 * @param a the player that is judged
 * @param comparison its games
 * @param play how the missing ones would be played
 */
public record MatchPreview(
        String configKey, WarehouseState warehouse, SeatPlayer a, PlannedComparison comparison, PlayForecast play)
        implements StagePreview {}
