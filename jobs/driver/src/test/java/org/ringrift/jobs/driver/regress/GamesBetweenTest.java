package org.ringrift.jobs.driver.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.rating.BlockScores;

class GamesBetweenTest {
    private static final String BEFORE = "before";
    private static final String NOW = "now";

    /** Game {@code index} of a request, with the subject in the seat whose turn it is, and a winner of that seat or another. */
    private static PlayedGame game(int players, String subject, String opponent, int index, boolean won) {
        int seat = index % players + 1;
        List<String> models = new ArrayList<>(Collections.nCopies(players, opponent));
        models.set(seat - 1, subject);
        return new PlayedGame(
                subject + index,
                "content " + subject + index,
                "evaluation of " + subject,
                5,
                index,
                index / players,
                9,
                Collections.nCopies(players, "gumbel:sims=8"),
                models,
                won ? seat : seat % players + 1,
                Rows.NOON.plusSeconds(index));
    }

    private static List<PlayedGame> games(int players, String subject, String opponent, int games) {
        List<PlayedGame> all = new ArrayList<>();
        for (int index = 0; index < games; index++) {
            all.add(game(players, subject, opponent, index, index % 2 == 0));
        }
        return all;
    }

    private static Optional<HeadToHead> count(int players, List<PlayedGame> games) {
        return GamesBetween.count(players, BEFORE, NOW, games);
    }

    @Test
    void blocksAreCountedByWhoHasTheOneSeat() {
        List<PlayedGame> games = new ArrayList<>(games(3, BEFORE, NOW, 6));
        games.addAll(games(3, NOW, BEFORE, 3));
        HeadToHead expected = new HeadToHead(
                BlockScores.none(3).with(6).with(3),
                BlockScores.none(3).with(6),
                "evaluation of before",
                Rows.NOON.plusSeconds(5));
        assertThat(count(3, games)).contains(expected);
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(games, random);
            assertThat(count(3, games)).contains(expected);
        }
    }

    @Test
    void aBlockThatLacksAGameOrHoldsACopyIsLeftOut() {
        List<PlayedGame> games = games(2, BEFORE, NOW, 5);
        assertThat(count(2, games).orElseThrow().games()).isEqualTo(4);
        PlayedGame first = games.get(0);
        PlayedGame copy = new PlayedGame(
                "another",
                first.content(),
                "elsewhere",
                6,
                first.index(),
                first.pair(),
                first.opening(),
                first.specs(),
                first.models(),
                first.winner(),
                first.at());
        PlayedGame itsPair = new PlayedGame(
                "new",
                "new",
                "elsewhere",
                6,
                1,
                first.pair(),
                first.opening(),
                first.specs(),
                games.get(1).models(),
                1,
                first.at());
        games.add(copy);
        games.add(itsPair);
        assertThat(count(2, games).orElseThrow().games()).isEqualTo(4);
    }

    @Test
    void gamesOfOthersAndOfUnlikePlayersSayNothing() {
        PlayedGame game = game(2, BEFORE, NOW, 0, true);
        PlayedGame unlike = new PlayedGame(
                game.gameId(),
                game.content(),
                game.askedBy(),
                game.seed(),
                game.index(),
                game.pair(),
                game.opening(),
                List.of("gumbel:sims=8", "gumbel:sims=16"),
                game.models(),
                game.winner(),
                game.at());
        assertThat(unlike.subject(BEFORE, NOW)).isEmpty();
        assertThat(game(3, BEFORE, "other", 0, true).subject(BEFORE, NOW)).isEmpty();
        assertThat(game(3, "other", NOW, 0, true).subject(BEFORE, NOW)).isEmpty();
        assertThat(game(3, NOW, BEFORE, 1, true).subject(BEFORE, NOW)).contains(NOW);
        assertThat(count(2, List.of())).isEmpty();
        assertThat(count(2, games(2, BEFORE, "other", 4))).isEmpty();
        assertThat(count(2, games(3, BEFORE, NOW, 3)))
                .as("of another number of players")
                .isEmpty();
    }

    @Test
    void aWinnerWithoutASeatIsRefused() {
        PlayedGame game = game(2, BEFORE, NOW, 0, true);
        assertThatThrownBy(() -> new PlayedGame("g", "c", "e", 5, 0, 0, 9, game.specs(), game.models(), 3, Rows.NOON))
                .isInstanceOf(StageFailure.class)
                .hasMessage(
                        "Cannot count game g: its row in table matches has no such seat as its winner's. Restore the"
                                + " table.");
    }
}
