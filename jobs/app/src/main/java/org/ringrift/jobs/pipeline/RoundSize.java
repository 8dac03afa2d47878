package org.ringrift.jobs.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How much work a round is. It is recorded when the round begins: a repeated one does the same, whatever was measured since.
 *
 * @param games self-play games, 1 or more
 * @param window newest games that are learned from, those of this round among them
 * @param epochs passes over their samples
 * @param evaluated whether its candidate is evaluated and decided on
 */
record RoundSize(int games, int window, int epochs, boolean evaluated) {
    private static final String GAMES = "games";
    private static final String WINDOW = "window";
    private static final String EPOCHS = "epochs";
    private static final String EVALUATED = "evaluated";

    /** A round whose candidate is evaluated. */
    RoundSize(int games, int window, int epochs) {
        this(games, window, epochs, true);
    }

    /** The same, its candidate being evaluated. */
    RoundSize withEvaluation() {
        return new RoundSize(games, window, epochs, true);
    }

    /** As it is recorded. */
    Map<String, Object> parameters() {
        return Map.of(GAMES, games, WINDOW, window, EPOCHS, epochs, EVALUATED, evaluated);
    }

    /** What was recorded; the size that is given, if the record is of a program that did not know others. */
    static RoundSize recorded(JsonNode parameters, RoundSize otherwise) {
        return parameters.has(GAMES)
                ? new RoundSize(
                        parameters.get(GAMES).intValue(),
                        parameters.get(WINDOW).intValue(),
                        parameters.get(EPOCHS).intValue(),
                        parameters.path(EVALUATED).asBoolean(true)) // older programs evaluated every candidate
                : otherwise;
    }
}
