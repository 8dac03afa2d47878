package org.ringrift.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.eval.UniformEvaluator;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Referee;

class TurnSolverTest {
    private static final int ALL = Integer.MAX_VALUE;

    /** Whether a seat wins in a turn by the plainest search of all. */
    private static boolean wins(Referee referee, GameState state, int seat, int turn) {
        if (state.over() || state.seat() != seat || state.turns() != turn) {
            return state.winner() == seat;
        }
        MoveList legal = new MoveList();
        referee.legalMoves(state, legal);
        for (int i = 0; i < legal.size(); i++) {
            GameState next = state.copy();
            referee.apply(next, legal.get(i));
            if (wins(referee, next, seat, turn)) {
                return true;
            }
        }
        return false;
    }

    private static boolean placing(Walk walk) {
        return walk.frames[0].phase() == Phase.RING_PLACEMENT;
    }

    @ParameterizedTest
    @CsvSource({"hex8_2p, 1000, 10", "square8_2p, 600, 10", "square8_4p, 400, 10", "hex8_3p, 500, 2"})
    void aWinIsFoundWhereThereIsOne(String config, int positions, int wins) {
        Walk walk = Walk.of(config, 5);
        TurnSolver solver = new TurnSolver(walk.referee);
        int found = 0;
        for (int i = 0; i < positions; i++) {
            GameState state = walk.until(w -> !placing(w)).frames[0];
            long hash = state.hash();
            boolean win = solver.wins(state, ALL);
            assertThat(state.hash()).isEqualTo(hash);
            assertThat(win).isEqualTo(wins(walk.referee, state, state.seat(), state.turns()));
            found += win ? 1 : 0;
        }
        assertThat(found).isGreaterThan(wins);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p", "square8_2p", "square8_3p", "square19_2p"})
    void aTurnThatIsPlayedByItEndsWithTheVictory(String config) {
        Walk walk = Walk.of(config, 9);
        TurnSolver solver = new TurnSolver(walk.referee);
        for (int won = 0; won < 3; ) {
            walk.decisions(1);
            GameState state = walk.frames[0].copy();
            int seat = state.seat();
            MoveList legal = new MoveList();
            walk.referee.legalMoves(state, legal);
            if (solver.winningMove(state, legal, new float[legal.size()], 5000) == TurnSolver.NONE) {
                continue;
            }
            assertThat(solver.end().winner()).isEqualTo(seat);
            int turn = state.turns();
            while (!state.over()) {
                assertThat(state.turns()).isEqualTo(turn);
                walk.referee.legalMoves(state, legal);
                int move = solver.winningMove(state, legal, new float[legal.size()], 5000);
                walk.referee.apply(state, legal.get(move));
            }
            assertThat(state.winner()).isEqualTo(seat);
            won++;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p", "square8_2p"})
    void ofSeveralPlacementsThatWinTheLikeliestIsFound(String config) {
        Walk walk = Walk.of(config, 3);
        TurnSolver solver = new TurnSolver(walk.referee);
        for (int i = 0; i < 2; i++) {
            walk.until(w -> placing(w) && winning(w).length > 1);
            float[] logits = new float[walk.legal.size()];
            for (int move = 0; move < logits.length; move++) {
                logits[move] = move % 7 - 3f;
            }
            int likeliest = winning(walk)[0];
            for (int move : winning(walk)) {
                likeliest = logits[move] > logits[likeliest] ? move : likeliest;
            }
            assertThat(solver.winningMove(walk.frames[0], walk.legal, logits, ALL))
                    .isEqualTo(likeliest);
        }
    }

    private static int[] winning(Walk walk) {
        GameState state = walk.frames[0];
        return IntStream.range(0, walk.legal.size())
                .filter(move -> {
                    GameState next = state.copy();
                    walk.referee.apply(next, walk.legal.get(move));
                    return wins(walk.referee, next, state.seat(), state.turns());
                })
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p", "square8_2p"})
    void noMoreMovesAreTriedThanAllowed(String config) {
        Walk walk = Walk.of(config, 7);
        TurnSolver solver = new TurnSolver(walk.referee);
        for (int i = 0; i < 10; i++) {
            GameState state = walk.until(w -> !placing(w) && solver.wins(w.frames[0], ALL)).frames[0];
            int enough = 1;
            while (!solver.wins(state, enough)) {
                enough++;
            }
            assertThat(solver.wins(state, 0)).isFalse();
            assertThat(solver.wins(state, enough + 1)).isTrue();
            assertThat(enough).isLessThan(ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p", "square8_2p", "hex8_3p", "square8_4p"})
    void aSearchWinsInTheTurnInWhichItCan(String config) {
        Walk walk = Walk.of(config, 11);
        TurnSolver solver = new TurnSolver(walk.referee);
        GumbelSettings settings = new GumbelSettings(4, 2, 1, GumbelSettings.DEFAULT_TRIES);
        for (int i = 0; i < 4; i++) {
            walk.until(w -> placing(w)
                    && solver.winningMove(w.frames[0], w.legal, new float[w.legal.size()], 5000) != TurnSolver.NONE);
            int seat = walk.frames[0].seat();
            int turn = walk.frames[0].turns();
            GameState next;
            do {
                GumbelSearch search = Searches.decide(walk, settings, new UniformEvaluator(), i);
                assertThat(search.value()).isEqualTo(1);
                next = walk.after(search.move());
                assertThat(next.over() || next.turns() == turn).isTrue();
                walk.play(search.move());
            } while (!next.over());
            assertThat(next.winner()).isEqualTo(seat);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex8_2p", "square8_2p"})
    void movesThatAreKnownToWinShareThePolicy(String config) {
        Walk walk = Walk.of(config, 13);
        for (int i = 0; i < 10; i++) {
            walk.until(w -> !placing(w) && w.legal.size() <= 16 && winning(w).length > 1);
            GumbelSearch search = Searches.decide(walk, GumbelSettings.of(64), new UniformEvaluator(), i);
            float[] policy = search.policy();
            double total = 0;
            for (int move : winning(walk)) {
                assertThat(policy[move]).isPositive();
                total += policy[move];
            }
            assertThat(total).isCloseTo(1, within(1e-5));
            assertThat(search.simulations()).isLessThanOrEqualTo(16);
        }
    }
}
