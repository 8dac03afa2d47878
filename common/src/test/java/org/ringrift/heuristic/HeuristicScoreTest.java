package org.ringrift.heuristic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Positions;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.RandomPlay.Style;
import org.ringrift.rules.Rules;
import org.ringrift.rules.Streaks;

final class HeuristicScoreTest {
    private static final Set<Term> ONE_SIDED = EnumSet.of(Term.OPPONENT_VICTORY_THREAT, Term.TERRITORY_SAFETY);

    @Test
    void equalSidesScoreNothing() {
        GameState start = Positions.of("hexagonal_2p").state();
        assertThat(score(start, 1)).isZero();
        assertThat(score(start, 2)).isZero();
        GameState equal = Positions.of("square8_2p")
                .stack("0,1", "11")
                .stack("7,6", "22")
                .stack("3,3", "12")
                .stack("4,4", "21")
                .markers(1, "1,4", "1,5")
                .markers(2, "6,3", "6,2")
                .collapsed(1, "0,7")
                .collapsed(2, "7,0")
                .state();
        assertThat(score(equal, 1)).isZero();
        assertThat(score(equal, 2)).isZero();
    }

    @Test
    void finishedGamesAreWonOrLost() {
        RandomPlay play = new RandomPlay(rules("hex8_3p"), Style.UNIFORM, 11);
        GameState state = play.playOn(5000).state();
        assertThat(state.over()).isTrue();
        double[] scores = new double[3];
        new HeuristicScore(state.rules()).scores(state, scores);
        for (int seat = 1; seat <= 3; seat++) {
            assertThat(scores[seat - 1]).isEqualTo(seat == state.winner() ? 1e6 : -1e6);
            assertThat(score(state, seat)).isEqualTo(scores[seat - 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"square8_2p", "hex8_2p", "square19_2p", "hexagonal_2p"})
    void whatOneOfTwoGainsTheOtherLosesButForTheOneSidedTerms(String config) {
        RandomPlay play = new RandomPlay(rules(config), Style.BUILDER, 5);
        HeuristicScore score = new HeuristicScore(play.state().rules());
        for (int i = 0; i < 300 && !play.over(); i++) {
            double sum = score.score(play.state(), 1) + score.score(play.state(), 2);
            PositionFeatures positionFeatures = Features.of(play.state());
            for (Term term : ONE_SIDED) {
                sum -= Features.term(term, positionFeatures, 1) + Features.term(term, positionFeatures, 2);
            }
            assertThat(sum).isCloseTo(0, within(1e-6));
            play.play(play.draw());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"square8_2p", "square8_3p", "hex8_2p", "hex8_4p"})
    void termsDoNotDependOnHowTheBoardIsHeldOrSeatsAreCounted(String config) {
        RandomPlay play = new RandomPlay(rules(config), Style.HUNTER, 8);
        int players = play.state().rules().players();
        int[] seats = new int[players + 1];
        for (int q = 1; q <= players; q++) {
            seats[q] = q % players + 1;
        }
        while (!play.over()) {
            int symmetry = play.draw(play.state().board().symmetries());
            GameState image = Features.image(play.state(), symmetry, seats);
            PositionFeatures here = Features.of(play.state());
            PositionFeatures there = Features.of(image);
            for (Term term : Term.values()) {
                for (int q = 1; q <= players && term != Term.TERRITORY_CLOSURE; q++) {
                    assertThat(there.state().eliminated(seats[q]))
                            .isEqualTo(play.state().eliminated(q));
                    assertThat(Features.term(term, there, seats[q]))
                            .as(term.title())
                            .isCloseTo(Features.term(term, here, q), within(1e-6));
                }
            }
            play.playOn(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"square8_2p", "hex8_2p", "hexagonal_2p"})
    void aHalfTurnKeepsEveryTerm(String config) {
        RandomPlay play = new RandomPlay(rules(config), Style.BUILDER, 21);
        int halfTurn = halfTurn(play.state());
        for (int i = 0; i < 40 && !play.playOn(9).over(); i++) {
            PositionFeatures here = Features.of(play.state());
            PositionFeatures there = Features.of(Features.image(play.state(), halfTurn, 0, 2, 1));
            for (Term term : Term.values()) {
                assertThat(Features.term(term, there, 2))
                        .as(term.title())
                        .isCloseTo(Features.term(term, here, 1), within(1e-6));
            }
        }
    }

    @Test
    void versionOneIsFrozen() {
        GameState two = Positions.of("hex8_2p")
                .stack("0,0", "112")
                .stack("2,-1", "2")
                .stack("-1,3", "22211")
                .stack("3,0", "1")
                .markers(1, "1,1", "1,2", "-2,0", "0,3")
                .markers(2, "-3,0", "-3,1", "-3,2", "2,1")
                .collapsed(1, "0,-4", "1,-4")
                .collapsed(2, "4,-2")
                .credited(1, 2, 3)
                .credited(2, 1, 1)
                .state();
        GameState four = Positions.of("square19_4p")
                .stack("9,9", "1234")
                .stack("9,10", "2211")
                .stack("3,9", "33")
                .stack("15,3", "4")
                .stack("0,18", "4444444")
                .markers(1, "8,8", "8,9", "8,10", "8,11", "2,2")
                .markers(3, "16,3", "17,3", "10,9")
                .markers(4, "0,0")
                .collapsed(3, "18,18", "18,17")
                .credited(3, 1, 20)
                .hand(2, 0)
                .state();
        Streaks.exclusiveRounds(four, 4, 1);
        assertThat(scores(two)).containsExactly(-9.674104124408391, -23.023664638269093);
        assertThat(scores(four))
                .containsExactly(-26585.01926163724, -27099.590690208668, -26475.199119232828, 18555.40601720377);
    }

    private static double[] scores(GameState state) {
        double[] scores = new double[state.rules().players()];
        new HeuristicScore(state.rules()).scores(state, scores);
        return scores;
    }

    private static double score(GameState state, int seat) {
        return new HeuristicScore(state.rules()).score(state, seat);
    }

    private static int halfTurn(GameState state) {
        for (int symmetry = 0; ; symmetry++) {
            int[] cells = state.board().symmetry(symmetry);
            if (cells[0] == cells.length - 1 && cells[1] == cells.length - 2) {
                return symmetry;
            }
        }
    }

    private static Rules rules(String config) {
        return Rules.of(GameConfig.parse(config));
    }
}
