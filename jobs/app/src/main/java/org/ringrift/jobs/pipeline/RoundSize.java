package org.ringrift.jobs.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How much work a round is. It is recorded when the round begins: a repeated one does the same, whatever was measured since.
 *
 * @param games self-play games, 1 or more
 * @param window newest games that are learned from, those of this round among them
 * @param epochs passes over their samples
 */
record RoundSize(int games, int window, int epochs) {
    private static final String GAMES = "games";
    private static final String WINDOW = "window";
    private static final String EPOCHS = "epochs";

    /** As it is recorded. */
    Map<String, Object> parameters() {
        return Map.of(GAMES, games, WINDOW, window, EPOCHS, epochs);
    }

    /** What was recorded; the size that is given, if the record is of a program that did not know others. */
    static RoundSize recorded(JsonNode parameters, RoundSize otherwise) {
        return parameters.has(GAMES)
                ? new RoundSize(
                        parameters.get(GAMES).intValue(),
                        parameters.get(WINDOW).intValue(),
                        parameters.get(EPOCHS).intValue())
                : otherwise;
    }
}
