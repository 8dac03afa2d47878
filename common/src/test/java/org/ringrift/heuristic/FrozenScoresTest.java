package org.ringrift.heuristic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.board.BoardType;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.RandomPlay.Style;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/** The fast scores equal the plain ones to the last bit, whatever was scored before. */
final class FrozenScoresTest {
    static Stream<Rules> games() {
        return Stream.of(BoardType.values())
                .flatMap(board -> Stream.of(2, 3, 4).map(players -> board.key() + "_" + players + "p"))
                .map(config -> Rules.of(GameConfig.parse(config)));
    }

    @ParameterizedTest
    @MethodSource("games")
    void everyMoveHasItsPlainScore(Rules rules) {
        MoveScores scores = new MoveScores(rules);
        Referee referee = new Referee(rules);
        GameState after = referee.newGame();
        boolean small = rules.board().cells() < 100;
        for (Style style : Style.values()) {
            RandomPlay play = new RandomPlay(rules, style, 31);
            while (!play.over() && play.state().ply() < (small ? 1000 : 700)) {
                double[] fast = scores.rate(play.state(), play.legal());
                int every = small ? 3 : play.legal().size() / 2 + 1;
                for (int i = play.draw(every); i < play.legal().size(); i += every) {
                    long move = play.legal().get(i);
                    after.copyFrom(play.state());
                    referee.apply(after, move);
                    assertThat(fast[i])
                            .isEqualTo(PlainHeuristic.score(after, play.state().seat()));
                }
                play.playOn(small ? 2 : 9);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void everyTermOfEverySeatHasItsPlainValue(Rules rules) {
        PositionFeatures positionFeatures = new PositionFeatures(new Referee(rules));
        HeuristicScore score = new HeuristicScore(rules);
        for (Style style : Style.values()) {
            RandomPlay play = new RandomPlay(rules, style, 47);
            while (!play.playOn(13).over() && play.state().ply() < 900) {
                positionFeatures.of(play.state());
                for (int seat = 1; seat <= rules.players(); seat++) {
                    double[] plain = PlainHeuristic.terms(play.state(), seat);
                    for (Term term : Term.values()) {
                        assertThat(Features.term(term, positionFeatures, seat) + 0.0)
                                .as(term.title())
                                .isEqualTo(plain[term.ordinal()] + 0.0);
                    }
                    assertThat(score.score(play.state(), seat))
                            .isEqualTo(Arrays.stream(plain).reduce(0, Double::sum));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void movesChangeNoOtherCellsThanThoseTouched(Rules rules) {
        ChangedCells changedCells = new ChangedCells(rules.board());
        Set<MoveType> seen = EnumSet.noneOf(MoveType.class);
        for (Style style : Style.values()) {
            RandomPlay play = new RandomPlay(rules, style, 5);
            while (!play.over() && play.state().ply() < 1500) {
                GameState before = play.state().copy();
                long move = play.draw();
                play.play(move);
                changedCells.clear();
                changedCells.add(move);
                seen.add(Move.type(move));
                for (int cell = 0; !changedCells.all() && cell < rules.board().cells(); cell++) {
                    if (Content.of(before, cell) != Content.of(play.state(), cell)) {
                        assertThat(cells(changedCells))
                                .as(Move.type(move).code())
                                .contains(cell);
                    }
                }
            }
        }
        assertThat(seen).contains(MoveType.PLACE_RING, MoveType.MOVE_STACK, MoveType.OVERTAKING_CAPTURE);
    }

    @Test
    void aGameThatOneMoveEndsDoesNotSpoilTheScoresOfTheNext() {
        Rules rules = Rules.of(GameConfig.parse("hex8_2p"));
        Referee referee = new Referee(rules);
        MoveScores scores = new MoveScores(rules);
        GameState after = referee.newGame();
        int ended = 0;
        for (int seed = 0; seed < 40; seed++) {
            RandomPlay play = new RandomPlay(rules, Style.HUNTER, seed);
            MoveList legal = new MoveList();
            while (!play.over()) {
                double[] fast = scores.rate(play.state(), play.legal());
                legal.copyFrom(play.legal());
                boolean ends = false;
                for (int i = 0; i < legal.size(); i++) {
                    ends |= Math.abs(fast[i]) == HeuristicScore.WON;
                }
                for (int i = 0; ends && i < legal.size(); i++) {
                    after.copyFrom(play.state());
                    referee.apply(after, legal.get(i));
                    assertThat(fast[i])
                            .isEqualTo(PlainHeuristic.score(after, play.state().seat()));
                }
                ended += ends ? 1 : 0;
                play.play(play.draw());
            }
        }
        assertThat(ended).isPositive();
    }

    private static int[] cells(ChangedCells changedCells) {
        int[] cells = new int[changedCells.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = changedCells.cell(i);
        }
        return cells;
    }
}
