package org.ringrift.record;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ringrift.rules.Rules;

/** The canonical JSON form of a game: one line, members in a fixed order, policies sorted by notation. */
public final class GameRecordJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_OF_MOST_STEPS = 64;

    private static final SerializableString SEAT = new SerializedString("seat");
    private static final SerializableString PHASE = new SerializedString("phase");
    private static final SerializableString MOVE = new SerializedString("move");
    private static final SerializableString LEGAL = new SerializedString("legal");

    private GameRecordJson() {}

    /**
     * Writes a game.
     *
     * @param game the game
     * @return its canonical form; equal games have equal forms
     */
    public static String toJson(GameRecord game) {
        return new String(toUtf8(game), StandardCharsets.UTF_8);
    }

    /**
     * Writes a game as bytes, which is what a hash needs.
     *
     * @param game the game
     * @return the UTF-8 bytes of its canonical form
     */
    static byte[] toUtf8(GameRecord game) {
        ByteArrayOutputStream text =
                new ByteArrayOutputStream(BYTES_OF_MOST_STEPS * (game.steps().size() + 16));
        try (JsonGenerator out = JSON.createGenerator(text, JsonEncoding.UTF8)) {
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
        return text.toByteArray();
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
        out.writeFieldName(SEAT);
        out.writeNumber(step.seat());
        out.writeFieldName(PHASE);
        out.writeString(step.phase());
        out.writeFieldName(MOVE);
        out.writeString(step.move());
        out.writeFieldName(LEGAL);
        out.writeNumber(step.legal());
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
