package org.ringrift.jobs.selfplay;

import java.io.Serializable;
import java.time.Instant;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.GameRowCodec;
import org.ringrift.jobs.play.PlayedGame;

/**
 * What the rows of a wave of the table {@code games} have in common.
 *
 * @param runId the run that writes them
 * @param wave its wave
 * @param createdAt when the wave began
 */
record GameRows(String runId, int wave, Instant createdAt) implements Serializable {
    private static final String SOURCE = "selfplay";

    GameRow row(PlayedGame played) {
        return GameRowCodec.gameRow(played.game(), SOURCE, runId, wave, played.milliseconds(), createdAt);
    }
}
