package org.ringrift.jobs.selfplay;

import java.util.List;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.play.PlayForecast;
import org.ringrift.jobs.stage.StagePreview;
import org.ringrift.record.SeatPlayer;

/**
 * What a self-play run would do.
 *
 * @param configKey configuration
 * @param warehouse where games would go
 * @param seed source of all chance
 * @param players who would play, their models known by content
 * @param requested games asked for
 * @param present games of the request that the table has
 * @param play how the others would be played
 */
public record SelfplayPreview(
        String configKey,
        WarehouseState warehouse,
        long seed,
        List<SeatPlayer> players,
        int requested,
        int present,
        PlayForecast play)
        implements StagePreview {}
