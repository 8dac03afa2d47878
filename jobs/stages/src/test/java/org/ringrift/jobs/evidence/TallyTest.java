package org.ringrift.jobs.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.rating.BlockScores;
import org.ringrift.rating.Sprt;
import org.ringrift.rating.SprtResult;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class TallyTest {
    private static Comparison comparison(String config, int games) {
        return new Comparison(
                Rules.of(GameConfig.parse(config)),
                new SeatPlayer("heuristic", null),
                new SeatPlayer("random", null),
                4,
                7,
                games);
    }

    /** Games that all differ, known by a letter and their number. */
    private static List<GameResult> results(String letter, List<Integer> winners) {
        List<GameResult> results = new ArrayList<>();
        winners.forEach(winner -> {
            String name = letter + results.size();
            results.add(new GameResult(name, winner, name));
        });
        return results;
    }

    private static Tally count(String config, List<GameResult> results) {
        Comparison comparison = comparison(config, results.size());
        return new TallyCount(comparison.rules().players())
                .add(comparison, results)
                .tally();
    }

    @Test
    void winsAreThoseOfTheSubjectsSeat() {
        // The subject sits in seats 1, 2, 1, 2, …
        Tally tally = count("hex8_2p", results("g", List.of(1, 2, 1, 1, 2, 1, 0, 2)));
        assertThat(tally).isEqualTo(new Tally(2, 8, 8, 4, 3, 1, BlockScores.of(2, 1, 0, 1, 1, 1)));
        assertThat(tally.sprt()).isEqualTo(Sprt.standard().blocks(tally.blocks()));
        assertThat(tally.interval().estimate()).isEqualTo(0.5);
    }

    @Test
    void threePlayersAreComparedWithAThird() {
        Tally tally = count("square8_3p", results("g", List.of(1, 2, 3, 2, 3, 3)));
        assertThat(tally)
                .isEqualTo(
                        new Tally(3, 6, 6, 4, 2, 0, BlockScores.none(3).with(9).with(3)));
        assertThat(tally.fairShare()).isEqualTo(1 / 3.0);
        assertThat(tally.sprt()).isEqualTo(Sprt.standard().blocks(tally.blocks()));
    }

    @Test
    void aGameWithoutAWinnerIsAFairShareOfABlock() {
        Tally tally = count("square8_3p", results("g", List.of(1, 0, 0)));
        assertThat(tally)
                .isEqualTo(new Tally(3, 3, 3, 1, 0, 2, BlockScores.none(3).with(5)));
    }

    @Test
    void copiesCountOnce() {
        List<GameResult> copies = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            copies.add(new GameResult("g" + i, i % 2 + 1, "seat " + (i % 2 + 1) + " won"));
        }
        Tally tally = count("hex8_2p", copies);
        assertThat(tally).isEqualTo(new Tally(2, 60, 2, 2, 0, 0, BlockScores.of(2, 0, 0, 0, 0, 1)));
        assertThat(tally.interval().low()).isLessThan(0.5);
        assertThat(tally.sprt().verdict()).isEqualTo(SprtResult.Verdict.UNDECIDED);
    }

    @Test
    void theSameMovesWithTheSeatsExchangedAreAnotherGame() {
        List<GameResult> mirrored = List.of(new GameResult("a", 1, "same"), new GameResult("b", 1, "same"));
        assertThat(count("hex8_2p", mirrored)).isEqualTo(new Tally(2, 2, 2, 1, 1, 0, BlockScores.of(2, 0, 0, 1, 0, 0)));
    }

    @Test
    void aPairWithACopyIsNoPair() {
        List<GameResult> results = List.of(
                new GameResult("a", 1, "x"),
                new GameResult("b", 2, "y"),
                new GameResult("c", 1, "x"), // a copy of the first
                new GameResult("d", 1, "z"));
        assertThat(count("hex8_2p", results)).isEqualTo(new Tally(2, 4, 3, 2, 1, 0, BlockScores.of(2, 0, 0, 0, 0, 1)));
    }

    @Test
    void repetitionWithFourPlayersIsCountedTheSameWay() {
        List<GameResult> results = new ArrayList<>(results("g", List.of(1, 1, 1, 1)));
        results.addAll(List.of(
                new GameResult("h0", 1, "g0"),
                new GameResult("h1", 1, "g1"),
                new GameResult("h2", 1, "g2"),
                new GameResult("h3", 4, "other")));
        Tally tally = count("square8_4p", results);
        assertThat(tally)
                .isEqualTo(new Tally(4, 8, 5, 2, 3, 0, BlockScores.none(4).with(4)));
    }

    @Test
    void theNumberOfCopiesAndTheirOrderMakeNoDifference() {
        List<GameResult> once = results("g", List.of(1, 2, 2, 1, 0, 2, 1, 1));
        List<GameResult> twice = new ArrayList<>(once);
        once.forEach(
                result -> twice.add(new GameResult("copy of " + result.gameId(), result.winner(), result.content())));
        Tally tally = count("hex8_2p", once);
        Tally repeated = count("hex8_2p", twice);
        assertThat(repeated.games()).isEqualTo(16);
        assertThat(repeated.blocks()).isEqualTo(tally.blocks());
        assertThat(List.of(repeated.distinct(), repeated.wins(), repeated.losses(), repeated.draws()))
                .containsExactly(8, tally.wins(), tally.losses(), tally.draws());
    }

    @Test
    void comparisonsOfTheSamePlayersAddUpAndShareTheirGames() {
        Comparison short1 = comparison("hex8_2p", 4);
        Comparison long1 = comparison("hex8_2p", 6);
        List<GameResult> six = results("g", List.of(1, 2, 2, 1, 1, 1));
        Tally tally =
                new TallyCount(2).add(long1, six).add(short1, six.subList(0, 4)).tally();
        assertThat(tally).isEqualTo(new Tally(2, 6, 6, 3, 3, 0, BlockScores.of(2, 1, 0, 1, 0, 1)));
    }

    @Test
    void aMissingResultIsRefused() {
        List<GameResult> two = results("g", List.of(1, 2));
        assertThatThrownBy(() -> new TallyCount(2).add(comparison("hex8_2p", 4), two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot count 4 games by 2 results.");
        assertThatThrownBy(() -> new TallyCount(2).add(comparison("hex8_2p", 2), Collections.nCopies(3, two.get(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
