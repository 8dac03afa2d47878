package org.ringrift.jobs.evaluate;

import java.io.Serializable;
import java.time.Instant;
import org.ringrift.jobs.lake.schema.GameRowCodec;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.record.GameRecord;

/**
 * What the rows of a wave of the table {@code matches} have in common.
 *
 * @param evaluationId what asked for them
 * @param createdAt when the wave began
 */
record MatchRows(String evaluationId, Instant createdAt) implements Serializable {
    MatchRow row(GameRecord game) {
        return GameRowCodec.matchRow(game, evaluationId, createdAt);
    }
}
