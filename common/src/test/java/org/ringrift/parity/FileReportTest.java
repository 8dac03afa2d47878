package org.ringrift.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.Rules;

/** The checker on games that this engine wrote itself, faultless and with one fault each. */
class FileReportTest {
    private static final Rules RULES = Rules.of(GameConfig.parse("hex8_2p"));
    private static final int LEGAL = 2;
    private static final int LEGAL_HASH = 3;
    private static final int MOVE = 4;
    private static final int CORE_HASH = 5;
    private static final int FULL_HASH = 6;
    private static final String WRONG_HASH = "0123456789abcdef";

    @TempDir
    private Path folder;

    private static ObjectNode game(long seed) {
        return TraceWriter.game(RULES, RandomPlay.Style.HUNTER, seed, 10);
    }

    private FileReport report(ObjectNode... games) throws IOException {
        return FileReport.of(TraceWriter.write(folder.resolve("games.jsonl"), games));
    }

    private Mismatch mismatch(ObjectNode game) throws IOException {
        FileReport report = report(game);
        assertThat(report.games()).isEqualTo(1);
        assertThat(report.mismatches()).hasSize(1);
        return report.mismatches().get(0);
    }

    private static ArrayNode step(ObjectNode game, int index) {
        return (ArrayNode) game.get("steps").get(index);
    }

    @ParameterizedTest
    @CsvSource({
        "square8_3p, asis, games.jsonl",
        "hex8_4p, corrected, games.jsonl.gz",
        "square8_2p, asis, games.jsonl.gz"
    })
    void gamesOfThisEngineReplayWithoutMismatch(String config, String edition, String name) throws IOException {
        Rules rules = Rules.of(GameConfig.parse(config)).withEdition(Edition.parse(edition));
        Rules played = rules.players() == 2 ? rules.withSwap() : rules;
        ObjectNode first = TraceWriter.game(played, RandomPlay.Style.BURIER, 1, 1);
        ObjectNode second = TraceWriter.game(played, RandomPlay.Style.UNIFORM, 2, 50);
        Path file = TraceWriter.write(folder.resolve(name), first, second);
        FileReport report = FileReport.of(file);
        assertThat(report.file()).isEqualTo(file);
        assertThat(report.games()).isEqualTo(2);
        assertThat(report.steps())
                .isEqualTo(
                        (long) first.get("steps").size() + second.get("steps").size());
        assertThat(report.mismatches()).isEmpty();
    }

    @Test
    void aChangedLegalListIsReportedWithWhatIsMissingAndSurplus() throws IOException {
        ObjectNode game = game(1);
        ArrayNode legal = (ArrayNode) game.get("full").get("0").get("legal");
        String lost = legal.get(5).asText();
        legal.set(5, TextNode.valueOf("P:9,9:1"));
        step(game, 0).set(LEGAL_HASH, WRONG_HASH);
        Mismatch mismatch = mismatch(game);
        assertThat(mismatch.game()).isEqualTo("hex8_2p-1");
        assertThat(mismatch.step()).isZero();
        assertThat(mismatch.move()).isEqualTo(step(game, 0).get(MOVE).asText());
        assertThat(mismatch.what()).isEqualTo("legal moves");
        assertThat(mismatch.expected()).isEqualTo("183 with hash " + WRONG_HASH);
        assertThat(mismatch.actual()).startsWith("183 with hash ").contains("RP/1/A/18:0:0");
        assertThat(mismatch.missing()).containsExactly("P:9,9:1");
        assertThat(mismatch.surplus()).containsExactly(lost);
        assertThat(mismatch.describe())
                .isEqualTo("hex8_2p-1, step 0, move " + mismatch.move() + ": legal moves differs"
                        + "\n    expected 183 with hash 0123456789abcdef"
                        + "\n    actual   " + mismatch.actual()
                        + "\n    missing  P:9,9:1"
                        + "\n    surplus  " + lost);
    }

    @Test
    void aChangedNumberOfLegalMovesIsReportedAtItsStep() throws IOException {
        ObjectNode game = game(2);
        step(game, 17).set(LEGAL, 99);
        Mismatch mismatch = mismatch(game);
        assertThat(mismatch.step()).isEqualTo(17);
        assertThat(mismatch.expected()).startsWith("99 with hash ");
        assertThat(mismatch.missing()).isEmpty();
        assertThat(mismatch.surplus()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({CORE_HASH + ", core state hash", FULL_HASH + ", full state hash"})
    void aChangedStateHashIsReportedWithTheActualState(int member, String what) throws IOException {
        ObjectNode game = game(3);
        step(game, 6).set(member, WRONG_HASH);
        Mismatch mismatch = mismatch(game);
        assertThat(mismatch.step()).isEqualTo(6);
        assertThat(mismatch.what()).isEqualTo(what);
        assertThat(mismatch.expected()).isEqualTo(WRONG_HASH);
        assertThat(mismatch.actual()).containsPattern("[0-9a-f]{16} of (RP|MV|CP|CC|LP|TP|FE)/");
    }

    @Test
    void aChangedStateIsReportedInFull() throws IOException {
        ObjectNode game = game(3);
        ((ObjectNode) game.get("full").get("10")).put("state", "RP/none");
        Mismatch mismatch = mismatch(game);
        assertThat(mismatch.step()).isEqualTo(10);
        assertThat(mismatch.what()).isEqualTo("state");
        assertThat(mismatch.expected()).isEqualTo("RP/none");
    }

    @ParameterizedTest
    @CsvSource({"0, CC, phase, CC, LP", "1, 2, player, 2, 1"})
    void aChangedPhaseOrPlayerIsReported(int member, String wrong, String what, String expected, String actual)
            throws IOException {
        ObjectNode game = game(4);
        int index = 0;
        while (!step(game, index).get(0).asText().equals("LP")
                || step(game, index).get(1).asInt() != 1) {
            index++;
        }
        if (member == 1) {
            step(game, index).set(1, Integer.parseInt(wrong));
        } else {
            step(game, index).set(0, wrong);
        }
        Mismatch mismatch = mismatch(game);
        assertThat(mismatch.step()).isEqualTo(index);
        assertThat(List.of(mismatch.what(), mismatch.expected(), mismatch.actual()))
                .containsExactly(what, expected, actual);
    }

    @Test
    void aPlayedMoveThatIsNotLegalIsReported() throws IOException {
        ObjectNode game = game(5);
        step(game, 4).set(MOVE, "NP");
        Mismatch mismatch = mismatch(game);
        assertThat(mismatch.describe())
                .startsWith("hex8_2p-5, step 4, move NP: played move among the legal moves differs");
    }

    @Test
    void otherConstantsAndAnotherStartAreReportedBeforeTheFirstStep() throws IOException {
        ObjectNode constants = game(6);
        ((ObjectNode) constants.get("cfg")).put("lineLen", 5);
        assertThat(mismatch(constants).describe())
                .startsWith("hex8_2p-6, at the start: constants of the rules differs");
        Mismatch start = mismatch(game(6).put("init", "RP/2"));
        assertThat(start.step()).isEqualTo(Mismatch.BEFORE_FIRST_STEP);
        assertThat(start.what()).isEqualTo("initial state");
    }

    @Test
    void anotherResultIsReportedAfterTheLastStep() throws IOException {
        ObjectNode winner = game(7);
        ObjectNode result = (ObjectNode) winner.get("result");
        result.put("winner", 3 - result.get("winner").asInt());
        Mismatch mismatch = mismatch(winner);
        assertThat(mismatch.step()).isEqualTo(Mismatch.AFTER_LAST_STEP);
        assertThat(mismatch.describe()).startsWith("hex8_2p-7, at the end: result differs");
        ObjectNode shorter = game(7);
        ((ArrayNode) shorter.get("steps")).remove(shorter.get("steps").size() - 1);
        assertThat(mismatch(shorter).actual()).contains("game not over");
    }

    @ParameterizedTest
    @CsvSource({
        "endedBy, '\"orchestrator\"', endedBy=orchestrator, endedBy=lps",
        "endedBy, '\"timeout\"', endedBy=timeout, endedBy=lps",
        "capped, true, capped=true, capped=false",
        "dead, true, dead=true, dead=false"
    })
    void anotherWayToTheSameResultIsReported(String member, String wrong, String expected, String actual)
            throws IOException {
        ObjectNode game = game(7);
        ((ObjectNode) game.get("result")).set(member, new ObjectMapper().readTree(wrong));
        Mismatch mismatch = mismatch(game);
        assertThat(mismatch.step()).isEqualTo(Mismatch.AFTER_LAST_STEP);
        assertThat(mismatch.what()).isEqualTo("result");
        assertThat(mismatch.expected()).contains(expected);
        assertThat(mismatch.actual()).contains(actual);
    }

    @Test
    void aGameOfExclusiveRoundsIsNotOneThatTheBoardEnded() throws IOException {
        Rules rules = new Rules(GameConfig.parse("hex8_2p"), Edition.ASIS, false, 3, 1);
        ObjectNode rounds = LongStream.range(0, 200)
                .mapToObj(seed -> TraceWriter.game(rules, RandomPlay.Style.HUNTER, seed, 100))
                .filter(game -> game.get("result").get("endedBy").asText().equals("lps"))
                .findFirst()
                .orElseThrow();
        assertThat(report(rounds).mismatches()).isEmpty();
        assertThat(rounds.get("result").get("reason").asText()).isEqualTo("last_player_standing");
        ((ObjectNode) rounds.get("result")).put("endedBy", "orchestrator");
        assertThat(mismatch(rounds).actual()).contains("endedBy=lps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.jsonl", "empty.jsonl.gz"})
    void aFileWithoutAGameIsRefused(String name) throws IOException {
        Path file = TraceWriter.write(folder.resolve(name));
        assertThatThrownBy(() -> FileReport.of(file))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot compare trace file " + file + ": there is no game in it.");
        Files.writeString(folder.resolve("blank.jsonl"), "\n \n");
        assertThatThrownBy(() -> FileReport.of(folder.resolve("blank.jsonl"))).isInstanceOf(UserError.class);
    }

    @Test
    void eachGameThatDiffersIsReportedOnce() throws IOException {
        ObjectNode wrong = game(8);
        for (int i = 0; i < 20; i++) {
            step(wrong, i).set(FULL_HASH, WRONG_HASH);
        }
        ObjectNode alsoWrong = game(10);
        step(alsoWrong, 30).set(LEGAL_HASH, WRONG_HASH);
        FileReport report = report(wrong, game(9), alsoWrong);
        assertThat(report.games()).isEqualTo(3);
        assertThat(report.mismatches()).extracting(Mismatch::game).containsExactly("hex8_2p-8", "hex8_2p-10");
        assertThat(report.mismatches()).extracting(Mismatch::step).containsExactly(0, 30);
    }
}
