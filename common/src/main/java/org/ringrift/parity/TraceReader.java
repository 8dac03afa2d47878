package org.ringrift.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.ringrift.UserError;
import org.ringrift.board.BoardType;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** Reads trace files, {@code .jsonl} or {@code .jsonl.gz}, one game a line. */
public final class TraceReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int VERSION = 1;

    private final Path file;
    private final BufferedReader lines;
    private int line;

    /**
     * Opens a file.
     *
     * @param file the trace file; one whose name ends in {@code .gz} is decompressed
     * @throws UserError if it cannot be opened
     */
    public TraceReader(Path file) {
        this.file = file;
        try {
            if (!Files.isRegularFile(file)) {
                throw new UserError("Cannot read trace file " + file + ": there is no such file.");
            }
            InputStream in = Files.newInputStream(file);
            if (file.toString().endsWith(".gz")) {
                in = new GZIPInputStream(in, 1 << 16);
            }
            lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            throw new UserError("Cannot read trace file " + file + ": " + why(e) + ".", e);
        }
    }

    /** The exceptions of the file system often say nothing but the path, and that of a cut archive nothing at all. */
    private static String why(IOException e) {
        if (e instanceof EOFException) {
            return "it ends before its first game does";
        }
        return e instanceof AccessDeniedException ? "reading it is not permitted" : e.getMessage();
    }

    /**
     * Reads the next game.
     *
     * @return the game, or null at the end of the file
     * @throws UserError naming file and line if the line is no trace
     */
    public Trace next() {
        try {
            String text;
            do {
                line++;
                text = lines.readLine();
            } while (text != null && text.isBlank());
            return text == null ? null : parse(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw unreadable("it is not JSON (" + e.getOriginalMessage() + ").", e);
        } catch (IOException e) {
            throw unreadable(e.getMessage() + ".", e);
        } catch (UserError e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    private UserError unreadable(String why, Exception cause) {
        return new UserError("Cannot read trace file " + file + ", line " + line + ": " + why, cause);
    }

    private Trace parse(JsonNode game) {
        if (integer(game, "v") != VERSION) {
            throw new UserError("format version " + integer(game, "v") + " is not " + VERSION + ".");
        }
        JsonNode cfg = member(game, "cfg");
        Trace.Constants constants = new Trace.Constants(
                integer(cfg, "elimThreshold"),
                integer(cfg, "terrMinimum"),
                integer(cfg, "lineLen"),
                integer(cfg, "lineDetect"));
        List<Trace.Step> steps = new ArrayList<>();
        for (JsonNode step : member(game, "steps")) {
            steps.add(step(step, steps.size()));
        }
        JsonNode result = member(game, "result");
        return new Trace(
                text(game, "id"),
                rules(game, cfg),
                constants,
                text(game, "init"),
                steps,
                full(game.path("full")),
                new Trace.Result(
                        integer(result, "winner"),
                        text(result, "reason"),
                        text(result, "endedBy"),
                        integer(result, "steps"),
                        integer(result, "turns"),
                        flag(result, "capped"),
                        flag(result, "dead"),
                        text(result, "final")));
    }

    private static Rules rules(JsonNode game, JsonNode cfg) {
        int players = integer(game, "players");
        if (players < 2 || players > 4) {
            throw new UserError("'players' is " + players + " and must be 2, 3 or 4.");
        }
        Edition edition = switch (text(game, "variant")) {
            case "asis" -> Edition.ASIS;
            case "patched" -> Edition.CORRECTED;
            default -> throw new UserError("'variant' is " + text(game, "variant") + " and must be asis or patched.");
        };
        return new Rules(
                new GameConfig(BoardType.parse(text(game, "board")), players),
                edition,
                flag(game, "swap"),
                integer(cfg, "rings"),
                integer(cfg, "lpsRounds"));
    }

    private static Trace.Step step(JsonNode step, int index) {
        boolean complete = step.isArray()
                && step.size() == 7
                && step.get(1).isInt()
                && step.get(2).isInt();
        for (int i : new int[] {0, 3, 4, 5, 6}) {
            complete = complete && step.get(i).isTextual();
        }
        if (!complete) {
            throw new UserError("step " + index
                    + " is not of the form [phase, player, legal moves, legal hash, move, core hash, full hash].");
        }
        return new Trace.Step(
                step.get(0).asText(),
                step.get(1).asInt(),
                step.get(2).asInt(),
                step.get(3).asText(),
                step.get(4).asText(),
                step.get(5).asText(),
                step.get(6).asText());
    }

    private static Map<Integer, Trace.Full> full(JsonNode node) {
        Map<Integer, Trace.Full> full = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            List<String> legal = new ArrayList<>();
            member(entry.getValue(), "legal").forEach(move -> legal.add(move.asText()));
            try {
                full.put(Integer.valueOf(entry.getKey()), new Trace.Full(legal, text(entry.getValue(), "state")));
            } catch (NumberFormatException e) {
                throw new UserError("'full' has the key '" + entry.getKey() + "', which is no step number.", e);
            }
        }
        return full;
    }

    private static JsonNode member(JsonNode node, String name) {
        JsonNode member = node.get(name);
        if (member == null) {
            throw new UserError("'" + name + "' is missing.");
        }
        return member;
    }

    private static String text(JsonNode node, String name) {
        JsonNode member = member(node, name);
        if (!member.isTextual()) {
            throw new UserError("'" + name + "' is not a text.");
        }
        return member.asText();
    }

    private static boolean flag(JsonNode node, String name) {
        JsonNode member = member(node, name);
        if (!member.isBoolean()) {
            throw new UserError("'" + name + "' is neither true nor false.");
        }
        return member.asBoolean();
    }

    private static int integer(JsonNode node, String name) {
        JsonNode member = member(node, name);
        if (!member.isInt()) {
            throw new UserError("'" + name + "' is not a whole number.");
        }
        return member.asInt();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UserError("Cannot close trace file " + file + ": " + e.getMessage() + ".", e);
        }
    }
}
