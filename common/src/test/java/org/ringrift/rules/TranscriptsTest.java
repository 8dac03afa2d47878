package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The project's own regression games. They were written by this engine once it agreed with the recordings of the
 * reference engine; whoever changes the rules on purpose writes them anew with
 * {@code mvn -pl common test -Dtest=TranscriptsTest -Dringrift.transcripts=write} and says why in the commit.
 */
class TranscriptsTest {
    private static final int MAX_BYTES = 300_000;

    static Stream<Arguments> files() {
        return GameConfig.all().stream()
                .flatMap(config -> Stream.of(Edition.values()).map(edition -> Arguments.of(config, edition)));
    }

    private static String name(GameConfig config, Edition edition) {
        return config.key() + "-" + edition.key() + ".txt";
    }

    private static String resource(GameConfig config, Edition edition) throws IOException {
        String name = "/transcripts/" + name(config, edition);
        try (InputStream in = TranscriptsTest.class.getResourceAsStream(name)) {
            assertThat(in).as("transcripts " + name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("files")
    void theGamesArePlayedAsTheyWereWritten(GameConfig config, Edition edition) throws IOException {
        List<String> games = Transcript.games(resource(config, edition).lines().toList());
        assertThat(games).hasSizeBetween(2, 4).allSatisfy(game -> {
            assertThat(game).startsWith("game " + config.key() + " " + edition.key());
            assertThat(Transcript.rewritten(game)).isEqualTo(game);
        });
    }

    @Test
    void theGamesMeetTheCornersOfTheRules() throws IOException {
        StringBuilder all = new StringBuilder();
        for (GameConfig config : GameConfig.all()) {
            for (Edition edition : Edition.values()) {
                all.append(resource(config, edition));
            }
        }
        assertThat(all.length()).isLessThan(MAX_BYTES);
        for (MoveType type : MoveType.values()) {
            String first = type.code();
            assertThat(all.toString()
                            .lines()
                            .filter(row -> !row.startsWith("#"))
                            .flatMap(row -> Stream.of(row.split(" "))))
                    .as(type.name())
                    .anyMatch(move -> move.equals(first) || move.startsWith(first + ":"));
        }
        for (Reason reason : Reason.values()) {
            assertThat(all).contains(reason.key());
        }
    }

    @Test
    void anotherMoveOrHashIsNoticed() throws IOException {
        String game = Transcript.games(resource(GameConfig.parse("hex8_2p"), Edition.ASIS)
                        .lines()
                        .toList())
                .get(0);
        int hash = game.indexOf("= ") + 2;
        char other = game.charAt(hash) == '0' ? '1' : '0';
        String changed = game.substring(0, hash) + other + game.substring(hash + 1);
        assertThat(Transcript.rewritten(changed)).isEqualTo(game);
    }

    @Test
    @EnabledIfSystemProperty(named = "ringrift.transcripts", matches = "write")
    void theGamesAreWrittenAnew() throws IOException {
        Path folder = Files.createDirectories(Path.of("src/test/resources/transcripts"));
        for (GameConfig config : GameConfig.all()) {
            for (Edition edition : Edition.values()) {
                Files.writeString(folder.resolve(name(config, edition)), TranscriptChoice.file(config, edition));
            }
        }
    }
}
