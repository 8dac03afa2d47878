package org.ringrift.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.ringrift.rules.Rules;

/** The canonical JSON form of a game: one line, members in a fixed order, policies sorted by notation. */
public final class GameRecordJson {
    private static final JsonFactory JSON = new JsonFactory();

    private GameRecordJson() {}

    /**
     * Writes a game.
     *
     * @param game the game
     * @return its canonical form; equal games have equal forms
     */
    public static String toJson(GameRecord game) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            writePlan(game.plan(), out);
            out.writeArrayFieldStart("steps");
            for (GameStep step : game.steps()) {
                writeStep(step, out);
            }
            out.writeEndArray();
            out.writeNumberField("winner", game.winner());
            out.writeStringField("reason", game.reason());
            out.writeArrayFieldStart("ranks");
            for (int rank : game.ranks()) {
                out.writeNumber(rank);
            }
            out.writeEndArray();
            out.writeNumberField("turns", game.turns());
            out.writeStringField("final_state_hash", game.finalStateHash());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private static void writePlan(GamePlan plan, JsonGenerator out) throws IOException {
        Rules rules = plan.rules();
        out.writeStringField("game_id", plan.gameId());
        out.writeStringField("config_key", rules.config().key());
        out.writeStringField("edition", rules.edition().key());
        out.writeBooleanField("swap", rules.swap());
        out.writeNumberField("rings_per_player", rules.ringsPerPlayer());
        out.writeNumberField("lps_rounds", rules.lpsRounds());
        out.writeNumberField("opening_decisions", plan.opening().decisions());
        out.writeNumberField("opening_seed", plan.opening().seed());
        out.writeNumberField("seed", plan.seed());
        out.writeNumberField("game_index", plan.index());
        out.writeArrayFieldStart("players");
        for (SeatPlayer player : plan.players()) {
            out.writeString(player.participant());
        }
        out.writeEndArray();
    }

    private static void writeStep(GameStep step, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("seat", step.seat());
        out.writeStringField("phase", step.phase());
        out.writeStringField("move", step.move());
        out.writeNumberField("legal", step.legal());
        if (step.policy() != null) {
            out.writeObjectFieldStart("policy");
            for (Map.Entry<String, Float> entry : step.policy().entrySet()) {
                out.writeNumberField(entry.getKey(), entry.getValue());
            }
            out.writeEndObject();
        }
        if (step.rootValue() != null) {
            out.writeNumberField("root_value", step.rootValue());
        }
        out.writeEndObject();
    }
}
