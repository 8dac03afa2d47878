package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveNotation;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;
import picocli.CommandLine;

class ParityCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRONG_HASH = "0123456789abcdef";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int parity(Object... arguments) {
        CommandLine top = Main.commandLine();
        top.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 1];
        all[0] = "parity";
        for (int i = 0; i < arguments.length; i++) {
            all[i + 1] = arguments[i].toString();
        }
        return top.execute(all);
    }

    private Path write(String name, ObjectNode... games) throws IOException {
        List<String> lines = Arrays.stream(games).map(ObjectNode::toString).toList();
        return Files.write(folder.resolve(name), lines);
    }

    /** A whole game in the trace format, in which each seat always takes the middle of its legal moves. */
    private static ObjectNode game(String config) {
        Rules rules = Rules.of(GameConfig.parse(config));
        Referee referee = new Referee(rules);
        MoveNotation notation = new MoveNotation(rules);
        GameState state = referee.newGame();
        ObjectNode game = JSON.createObjectNode().put("id", config).put("v", 1).put("variant", "asis");
        game.put("board", rules.config().board().key()).put("players", rules.players());
        game.put("swap", false).put("init", StateText.text(state));
        game.putObject("cfg")
                .put("rings", rules.ringsPerPlayer())
                .put("elimThreshold", rules.eliminationThreshold())
                .put("terrMinimum", rules.territoryMinimum())
                .put("lpsRounds", rules.lpsRounds())
                .put("lineLen", rules.lineLength())
                .put("lineDetect", rules.detectLength());
        ArrayNode steps = game.putArray("steps");
        MoveList legal = new MoveList();
        while (!state.over()) {
            referee.legalMoves(state, legal);
            String[] texts = new String[legal.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = notation.format(state, legal.get(i));
            }
            long move = legal.get(legal.size() / 2);
            ArrayNode step = steps.addArray().add(state.phase().code()).add(state.seat());
            String text = notation.format(state, move);
            Arrays.sort(texts);
            step.add(texts.length).add(StateText.hash(String.join("|", texts))).add(text);
            referee.apply(state, move);
            step.add(StateText.coreHash(state)).add(StateText.fullHash(state));
        }
        game.putObject("result")
                .put("winner", state.winner())
                .put("reason", state.reason().key())
                .put("endedBy", state.endedByRounds() ? "lps" : "orchestrator")
                .put("capped", false)
                .put("dead", false)
                .put("steps", state.ply())
                .put("turns", state.turns())
                .put("final", StateText.text(state));
        return game;
    }

    private static ObjectNode wrongAt(ObjectNode game, int step) {
        ((ArrayNode) game.get("steps").get(step)).set(6, WRONG_HASH);
        return game;
    }

    @Test
    void filesThatAgreeAreCountedAndTotalled() throws IOException {
        ObjectNode small = game("square8_2p");
        ObjectNode hex = game("hex8_3p");
        Path first = write("first.jsonl", small, hex);
        Path second = write("second.jsonl", hex);

        assertThat(parity(first, second)).isZero();

        int smallSteps = small.get("steps").size();
        int hexSteps = hex.get("steps").size();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches(" +games +steps +mismatches +steps/s +file");
        assertThat(lines.get(1)).matches(" +2 +" + (smallSteps + hexSteps) + " +0 +[0-9]+  " + first);
        assertThat(lines.get(2)).matches(" +1 +" + hexSteps + " +0 +[0-9]+  " + second);
        assertThat(lines.get(3))
                .matches(" +3 +" + (smallSteps + 2 * hexSteps) + " +0 +[0-9]+  total of 2 files in [0-9.]+ s");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theFirstMismatchOfAGameIsShownAndTheExitCodeIsOne() throws IOException {
        ObjectNode wrong = wrongAt(wrongAt(game("hex8_2p"), 9), 3);
        Path file = write("wrong.jsonl", game("square8_2p"), wrong);

        assertThat(parity(file)).isEqualTo(1);

        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(1)).matches(" +2 +[0-9]+ +1 +[0-9]+  " + file);
        assertThat(lines.get(2))
                .isEqualTo("  hex8_2p, step 3, move "
                        + wrong.get("steps").get(3).get(4).asText() + ": full state hash differs");
        assertThat(lines.get(3)).isEqualTo("      expected " + WRONG_HASH);
        assertThat(lines.get(4)).startsWith("      actual   ");
        assertThat(lines).hasSize(6);
    }

    @Test
    void anUnreadableFileIsNamedWithItsLineAndTheOthersAreStillReplayed() throws IOException {
        Path good = write("good.jsonl", game("hex8_2p"));
        Path wrong = write("wrong.jsonl", wrongAt(game("hex8_2p"), 0));
        Path bad = folder.resolve("bad.jsonl");
        Files.writeString(bad, game("hex8_2p") + "\n{\"v\": 1}\n");

        assertThat(parity(bad, good, wrong)).isEqualTo(2);

        assertThat(err.toString())
                .isEqualTo("Cannot read trace file " + bad + ", line 2: 'cfg' is missing." + System.lineSeparator());
        assertThat(out.toString()).contains(good.toString(), wrong.toString(), "total of 2 files");
    }

    @Test
    void aMissingFileAndNoFileAreMistakesOfTheUser() {
        Path none = folder.resolve("none.jsonl");
        assertThat(parity(none)).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("Cannot read trace file " + none + ": there is no such file." + System.lineSeparator());
        assertThat(parity()).isEqualTo(2);
    }

    @Test
    void comparingNothingIsAMistakeOfTheUser() throws IOException {
        Path empty = write("empty.jsonl");
        String why = "Cannot compare trace file " + empty + ": there is no game in it." + System.lineSeparator();
        assertThat(parity(empty)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(why);
        assertThat(parity(write("good.jsonl", game("hex8_2p")), empty)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(why + why);
        assertThat(out.toString()).contains("total of 1 files");
    }

    @Test
    void aGameThatEndedInAnotherWayIsAMismatch() throws IOException {
        for (String member : List.of("capped", "dead")) {
            ObjectNode wrong = game("hex8_2p");
            ((ObjectNode) wrong.get("result")).put(member, true);
            assertThat(parity(write(member + ".jsonl", wrong))).isEqualTo(1);
        }
        ObjectNode wrong = game("hex8_2p");
        ((ObjectNode) wrong.get("result")).put("endedBy", "timeout");
        assertThat(parity(write("ended.jsonl", wrong))).isEqualTo(1);
        assertThat(out.toString()).contains("hex8_2p, at the end: result differs", "endedBy=timeout");
    }

    @Test
    void verboseShowsWhatLiesBehindAnUnreadableFile() throws IOException {
        Path bad = folder.resolve("bad.jsonl");
        Files.writeString(bad, "no trace\n");
        assertThat(parity("--verbose", bad)).isEqualTo(2);
        assertThat(err.toString()).contains("line 1: it is not JSON", "\tat org.ringrift.parity.TraceReader");
    }

    @Test
    void jsonNamesEachFileAndDifference() throws IOException {
        ObjectNode start = game("square8_3p").put("init", "RP/2");
        Path file = write("games.jsonl", game("hex8_2p"), wrongAt(game("hex8_4p"), 5), start);

        assertThat(parity("--json", file)).isEqualTo(1);

        JsonNode totals = JSON.readTree(out.toString());
        assertThat(totals.get("games").asInt()).isEqualTo(3);
        assertThat(totals.get("mismatches").asInt()).isEqualTo(2);
        JsonNode only = totals.get("files").get(0);
        assertThat(only.get("file").asText()).isEqualTo(file.toString());
        assertThat(only.get("steps").asInt())
                .isEqualTo(totals.get("steps").asInt())
                .isPositive();
        JsonNode difference = only.get("mismatches").get(0);
        assertThat(difference.get("game").asText()).isEqualTo("hex8_4p");
        assertThat(difference.get("step").asInt()).isEqualTo(5);
        assertThat(difference.get("expected").asText()).isEqualTo(WRONG_HASH);
        assertThat(only.get("mismatches").get(1).get("step").isNull()).isTrue();
    }
}
