package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of legal moves and of move sequences from the start, known from the reference engine. */
class MoveCountsTest {

    @ParameterizedTest
    @CsvSource({"square8, 192", "square19, 1083", "hex8, 183", "hexagonal, 1407"})
    void eachCellTakesOneToThreeRingsAtTheStart(String board, int moves) {
        for (int players = 2; players <= 4; players++) {
            Rules rules = Rules.of(GameConfig.parse(board + "_" + players + "p"));
            assertThat(sequences(rules, 1))
                    .isEqualTo(moves)
                    .isEqualTo(3L * rules.board().cells());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "square8_2p,     192,  3192, 596904",
        "hex8_2p,        183,  2430, 432540",
        "square19_2p,   1083, 56520,     -1",
        "hexagonal_2p,  1407, 70062,     -1"
    })
    void moveSequencesAreAsManyAsInTheReferenceEngine(String config, long first, long second, long fifth) {
        Rules rules = Rules.of(GameConfig.parse(config));
        assertThat(sequences(rules, 1)).isEqualTo(first);
        for (int depth = 2; depth <= 4; depth++) {
            assertThat(sequences(rules, depth)).isEqualTo(second);
        }
        if (fifth > 0) {
            assertThat(sequences(rules, 5)).isEqualTo(fifth);
        }
    }

    @Test
    void theSwapAddsOneMoveAfterEachOpeningTurn() {
        assertThat(sequences(Rules.of(GameConfig.parse("square8_2p")).withSwap(), 5))
                .isEqualTo(600_096);
    }

    private static long sequences(Rules rules, int depth) {
        Referee referee = new Referee(rules);
        GameState[] states = new GameState[depth];
        MoveList[] lists = new MoveList[depth];
        for (int i = 0; i < depth; i++) {
            states[i] = referee.newGame();
            lists[i] = new MoveList();
        }
        return sequences(referee, states, lists, 0);
    }

    private static long sequences(Referee referee, GameState[] states, MoveList[] lists, int done) {
        MoveList legal = lists[done];
        referee.legalMoves(states[done], legal);
        if (done + 1 == states.length) {
            return legal.size();
        }
        long count = 0;
        for (int i = 0; i < legal.size(); i++) {
            states[done + 1].copyFrom(states[done]);
            referee.apply(states[done + 1], legal.get(i));
            count += sequences(referee, states, lists, done + 1);
        }
        return count;
    }
}
