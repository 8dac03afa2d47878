package org.ringrift.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.Rules;

/** Input that cannot be read: one sentence that names the file and the line. */
class TraceReaderTest {

    @TempDir
    private Path folder;

    private static ObjectNode game() {
        return TraceWriter.game(Rules.of(GameConfig.parse("square8_2p")), RandomPlay.Style.UNIFORM, 1, 40);
    }

    private void refused(Path file, int line, String why) {
        assertThatThrownBy(() -> FileReport.of(file))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read trace file " + file + ", line " + line + ": " + why);
    }

    /** The second of two games is changed; the sentence must name line 2. */
    private void refusedAfter(Consumer<ObjectNode> change, String why) throws IOException {
        ObjectNode broken = game();
        change.accept(broken);
        refused(TraceWriter.write(folder.resolve("broken.jsonl"), game(), broken), 2, why);
    }

    @Test
    void gamesAreReadOneByOneAndBlankLinesAreSkipped() throws IOException {
        Path file = folder.resolve("games.jsonl");
        Files.writeString(file, "\n" + game() + "\n\n" + game() + "\n");
        try (TraceReader reader = new TraceReader(file)) {
            Trace trace = reader.next();
            assertThat(trace.id()).isEqualTo("square8_2p-1");
            assertThat(trace.rules()).isEqualTo(Rules.of(GameConfig.parse("square8_2p")));
            assertThat(trace.steps()).hasSize(game().get("steps").size());
            assertThat(trace.full()).containsKeys(0, 40, trace.steps().size() - 1);
            assertThat(reader.next()).isEqualTo(trace);
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void aMissingFileOrAFolderIsRefused() {
        for (Path file : new Path[] {folder.resolve("none.jsonl"), folder}) {
            assertThatThrownBy(() -> FileReport.of(file))
                    .isInstanceOf(UserError.class)
                    .hasMessage("Cannot read trace file " + file + ": there is no such file.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": tru", "no trace at all", "{\"id\"", "[1, 2"})
    void aLineThatIsNotJsonIsRefused(String line) throws IOException {
        Path file = folder.resolve("text.jsonl");
        Files.writeString(file, game() + "\n\n" + line + "\n");
        refused(file, 3, "it is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "null", "{}", "\"text\""})
    void aLineThatIsJsonButNoGameIsRefused(String line) throws IOException {
        Path file = folder.resolve("other.jsonl");
        Files.writeString(file, line + "\n");
        refused(file, 1, "'v' is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v", "cfg", "steps", "result", "id", "init", "players", "variant", "board", "swap"})
    void aMissingMemberIsNamed(String member) throws IOException {
        refusedAfter(game -> game.remove(member), "'" + member + "' is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rings", "elimThreshold", "terrMinimum", "lpsRounds", "lineLen", "lineDetect"})
    void aMissingConstantIsNamed(String member) throws IOException {
        refusedAfter(game -> ((ObjectNode) game.get("cfg")).remove(member), "'" + member + "' is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"winner", "reason", "endedBy", "steps", "turns", "capped", "dead", "final"})
    void aMissingPartOfTheResultIsNamed(String member) throws IOException {
        refusedAfter(game -> ((ObjectNode) game.get("result")).remove(member), "'" + member + "' is missing.");
    }

    @Test
    void anArchiveOfNoBytesIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("nothing.jsonl.gz"));
        assertThatThrownBy(() -> FileReport.of(file))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read trace file " + file + ": it ends before its first game does.");
    }

    @Test
    void membersOfAnotherKindAreNamed() throws IOException {
        refusedAfter(game -> game.put("id", 3), "'id' is not a text.");
        refusedAfter(game -> game.put("players", "two"), "'players' is not a whole number.");
        refusedAfter(game -> game.put("players", 5), "'players' is 5 and must be 2, 3 or 4.");
        refusedAfter(game -> game.put("v", 2), "format version 2 is not 1.");
        refusedAfter(game -> game.put("variant", "new"), "'variant' is new and must be asis or patched.");
        refusedAfter(game -> game.put("board", "go19"), "Cannot find board 'go19', the nearest is ");
        refusedAfter(
                game -> ((ObjectNode) game.get("cfg")).put("rings", 0),
                "Cannot play with 0 rings a player: the range is 1 to 1000.");
        refusedAfter(
                game -> ((ArrayNode) game.get("steps").get(7)).remove(6),
                "step 7 is not of the form [phase, player, legal moves, legal hash, move, core hash, full hash].");
        refusedAfter(
                game -> ((ObjectNode) game.get("full"))
                        .set("x", game.get("full").get("0")),
                "'full' has the key 'x', which is no step number.");
    }

    @Test
    void aTruncatedArchiveIsRefused() throws IOException {
        Path whole = TraceWriter.write(folder.resolve("whole.jsonl.gz"), game());
        byte[] bytes = Files.readAllBytes(whole);
        Path half = folder.resolve("half.jsonl.gz");
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> FileReport.of(half))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read trace file " + half + ", line ")
                .hasMessageContaining("Unexpected end of ZLIB input stream");
        Path head = folder.resolve("head.jsonl.gz");
        Files.write(head, Arrays.copyOf(bytes, 5));
        assertThatThrownBy(() -> FileReport.of(head))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read trace file " + head);
    }

    @Test
    void whatIsNoArchiveInSpiteOfItsNameIsRefused() throws IOException {
        Path file = folder.resolve("plain.jsonl.gz");
        Files.write(file, game().toString().getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> FileReport.of(file))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read trace file " + file);
    }
}
