package org.ringrift.jobs.driver.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.schema.RunRow;

/** Reads how many games a self-play run was asked for. */
final class RequestedGames {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RequestedGames() {}

    /**
     * The number of games.
     *
     * @param row of a self-play run, with its request
     * @return games, 0 if an older program wrote the row, which has no request
     * @throws StageFailure if the request is not what self-play takes
     */
    static long of(RunRow row) {
        if (row.request() == null) {
            return 0;
        }
        try {
            JsonNode games = MAPPER.readTree(row.request()).path("games");
            if (games.canConvertToLong()) {
                return games.asLong();
            }
        } catch (JsonProcessingException e) {
            throw damaged(row, e);
        }
        throw damaged(row, null);
    }

    private static StageFailure damaged(RunRow row, Exception cause) {
        return new StageFailure(
                "Cannot read run " + row.runId() + ": its request names no number of games. Cancel it and start anew.",
                cause);
    }
}
