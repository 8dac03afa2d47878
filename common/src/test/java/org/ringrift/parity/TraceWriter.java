package org.ringrift.parity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveNotation;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;

/** Writes games of this engine in the trace format, so that its reader and checker can be tried on known input. */
public final class TraceWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TraceWriter() {}

    /**
     * Plays a game by chance and records it.
     *
     * @param rules the game
     * @param style how chance plays
     * @param seed of chance
     * @param fullEvery the whole legal list and state are recorded at each step divisible by this, and at the last one
     * @return the record, which a test may change before it is written
     */
    public static ObjectNode game(Rules rules, RandomPlay.Style style, long seed, int fullEvery) {
        RandomPlay game = new RandomPlay(rules, style, seed);
        MoveNotation notation = new MoveNotation(rules);
        ObjectNode record = header(rules, seed, fullEvery).put("init", StateText.text(game.state()));
        ArrayNode steps = record.putArray("steps");
        ObjectNode full = record.putObject("full");
        while (!game.over()) {
            String[] legal = new String[game.legal().size()];
            for (int i = 0; i < legal.length; i++) {
                legal[i] = notation.format(game.state(), game.legal().get(i));
            }
            Arrays.sort(legal);
            long move = game.draw();
            ArrayNode step = steps.addArray()
                    .add(game.state().phase().code())
                    .add(game.state().seat())
                    .add(legal.length)
                    .add(StateText.hash(String.join("|", legal)))
                    .add(notation.format(game.state(), move));
            game.play(move);
            step.add(StateText.coreHash(game.state())).add(StateText.fullHash(game.state()));
            int index = steps.size() - 1;
            if (index % fullEvery == 0 || game.over()) {
                ObjectNode whole = full.putObject(Integer.toString(index));
                ArrayNode list = whole.putArray("legal");
                for (String text : legal) {
                    list.add(text);
                }
                whole.put("state", StateText.text(game.state()));
            }
        }
        putResult(record.putObject("result"), game.state());
        return record;
    }

    private static ObjectNode header(Rules rules, long seed, int fullEvery) {
        ObjectNode record = JSON.createObjectNode()
                .put("id", rules.config().key() + "-" + seed)
                .put("v", 1)
                .put("variant", rules.edition() == Edition.ASIS ? "asis" : "patched")
                .put("board", rules.config().board().key())
                .put("players", rules.players())
                .put("seed", seed)
                .put("swap", rules.swap())
                .put("k", fullEvery);
        record.putObject("cfg")
                .put("rings", rules.ringsPerPlayer())
                .put("elimThreshold", rules.eliminationThreshold())
                .put("terrMinimum", rules.territoryMinimum())
                .put("lpsRounds", rules.lpsRounds())
                .put("lineLen", rules.lineLength())
                .put("lineDetect", rules.detectLength());
        return record;
    }

    private static void putResult(ObjectNode result, GameState state) {
        result.put("winner", state.winner())
                .put("reason", state.reason().key())
                .put("endedBy", state.endedByRounds() ? "lps" : "orchestrator")
                .put("capped", false)
                .put("dead", false)
                .put("steps", state.ply())
                .put("turns", state.turns())
                .put("final", StateText.text(state));
    }

    /** Writes one game a line, compressed if the file's name ends in {@code .gz}. */
    public static Path write(Path file, ObjectNode... games) throws IOException {
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            for (ObjectNode game : games) {
                out.write(JSON.writeValueAsBytes(game));
                out.write('\n');
            }
        }
        return file;
    }
}
