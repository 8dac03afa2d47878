package org.ringrift.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.eval.UniformEvaluator;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;

class TurnWinsTest {
    private static final int TRIES = 1000;

    /** Whether the next seat wins in the turn that a move hands to it. */
    private static boolean losesBy(Walk walk, TurnSolver solver, long move) {
        GameState next = walk.after(move);
        if (next.over() || next.seat() == walk.frames[0].seat()) {
            return false;
        }
        MoveList replies = new MoveList();
        walk.referee.legalMoves(next, replies);
        return solver.winningMove(next, replies, new float[replies.size()], 20 * TRIES) != TurnSolver.NONE;
    }

    private static int losing(Walk walk, TurnSolver solver) {
        int losing = 0;
        for (int i = 0; i < walk.legal.size(); i++) {
            losing += losesBy(walk, solver, walk.legal.get(i)) ? 1 : 0;
        }
        return losing;
    }

    private static boolean fewMovesAndNoWin(Walk walk, TurnSolver solver) {
        return walk.legal.size() <= 16
                && solver.winningMove(walk.frames[0], walk.legal, new float[walk.legal.size()], 20 * TRIES)
                        == TurnSolver.NONE;
    }

    @ParameterizedTest
    @CsvSource({"hex8_2p", "square8_2p", "square8_3p"})
    void aMoveThatLetsTheNextSeatWinIsPlayedOnlyIfAllDo(String config) {
        Walk walk = Walk.of(config, 17);
        TurnSolver solver = new TurnSolver(walk.referee);
        int blunders = 0;
        for (int some = 0, all = 0; some < 12 || all < 1; ) {
            walk.until(w -> fewMovesAndNoWin(w, solver) && losing(w, solver) > 0);
            boolean hopeless = losing(walk, solver) == walk.legal.size();
            GumbelSearch search = Searches.decide(walk, GumbelSettings.of(16), new UniformEvaluator(), some);
            assertThat(losesBy(walk, solver, search.move())).isEqualTo(hopeless);
            all += hopeless ? 1 : 0;
            some += hopeless ? 0 : 1;
            GumbelSettings blind = new GumbelSettings(16, 16, 1, 0);
            long other =
                    Searches.decide(walk, blind, new UniformEvaluator(), some).move();
            blunders += !hopeless && losesBy(walk, solver, other) ? 1 : 0;
        }
        assertThat(blunders).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p", "square8_2p", "square8_4p"})
    void whatWasLookedForBehindAMoveNeedNotBeLookedForAgain(String config) {
        Walk walk = Walk.of(config, 19);
        HashedEvaluator evaluator = new HashedEvaluator();
        GumbelSearch search = new GumbelSearch(walk.frames[0].rules(), GumbelSettings.of(16));
        for (int decision = 0; decision < 60; decision++) {
            Searches.decide(search, walk, evaluator, decision);
            GumbelSearch anew = Searches.decide(walk, GumbelSettings.of(16), evaluator, decision);
            assertThat(search.move()).isEqualTo(anew.move());
            assertThat(search.policy()).containsExactly(anew.policy());
            walk.play(search.move());
        }
    }
}
