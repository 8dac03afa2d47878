package org.ringrift.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class FormulasTest {
    private static final Rules RULES = Rules.of(GameConfig.parse("square8_2p"));
    private static final List<String> MOVES = List.of("P:3,3:1", "M:3,3>3,5");

    @Test
    void entropyIsThatOfShannonInNats() {
        assertThat(PolicyEntropy.of(new double[] {0.5, 0.25, 0.25})).isCloseTo(1.5 * Math.log(2), within(1e-15));
        assertThat(PolicyEntropy.of(new double[] {1, 0})).isZero();
        assertThat(PolicyEntropy.of(new double[0])).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyEntropy.of(new double[] {-0.1, 1.1}))
                .withMessage("Cannot use a policy with a probability of -0.1: each is 0 to 1.");
    }

    @Test
    void surpriseIsTheDivergenceFromThePrior() {
        Map<String, Double> even = Map.of("a", 0.5, "b", 0.5);
        assertThat(PolicySurprise.of(Map.of("a", 0.75, "b", 0.25), even))
                .isCloseTo(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5), within(1e-15));
        assertThat(PolicySurprise.of(even, even)).isZero();
        assertThat(PolicySurprise.of(Map.of("a", 1.0, "c", 0.0), even)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(PolicySurprise.of(Map.of("c", 1.0), even)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void weightFallsWithAgeToATenth() {
        assertThat(SampleWeight.of("gumbel:sims=32", 0.0)).isEqualTo(3);
        assertThat(SampleWeight.of("policy", 3.0)).isEqualTo(0.75);
        assertThat(SampleWeight.of("heuristic", 6.0)).isEqualTo(0.25);
        assertThat(SampleWeight.of("random", 1000.0)).isEqualTo(0.1);
        assertThat(SampleWeight.of("policy:temperature=1", -1.0)).isEqualTo(1.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleWeight.of("random", Double.NaN))
                .withMessage("Cannot weigh a sample: its age is not a number of days.");
    }

    @Test
    void resultOfASeatIsItsValueTarget() {
        int[] ranks = {1, 2, 2, 4};
        assertThat(SeatResult.of(ranks, 1)).isEqualTo(1);
        assertThat(SeatResult.of(ranks, 3)).isCloseTo(0, within(1e-7));
        assertThat(SeatResult.of(ranks, 4)).isEqualTo(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeatResult.of(ranks, 5))
                .withMessage("Cannot tell the result of seat 5: the game has seats 1 to 4.");
    }

    @Test
    void aSequentialTestTellsItsPlayersByTheNumberOfCounts() {
        assertThat(SprtRatio.of(new long[] {10, 0, 30, 0, 20}, 0.0, 35.0)).isPositive();
        assertThat(SprtRatio.of(new long[] {20, 0, 30, 0, 10}, 0.0, 35.0)).isNegative();
        assertThat(SprtRatio.of(new long[10], 0.0, 35.0)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SprtRatio.of(new long[3], 0.0, 35.0))
                .withMessage("Cannot test blocks counted by 3 totals: give 5, 10 or 17 counts for 2, 3 or 4 players.");
    }

    @Test
    void nullGivesNull() {
        assertThat(EloScores.expectedScore(null, 1.0, 2)).isNull();
        assertThat(EloScores.difference(0.5, null)).isNull();
        assertThat(PolicyEntropy.of(null)).isNull();
        assertThat(PolicySurprise.of(null, Map.of())).isNull();
        assertThat(SampleWeight.of("random", null)).isNull();
        assertThat(SeatResult.of(null, 1)).isNull();
        assertThat(SprtRatio.of(null, 0.0, 1.0)).isNull();
    }

    @Test
    void aGameIsSeenAtEveryPly() {
        assertThat(GamePositions.move(RULES, MOVES, 1)).isEqualTo("M:3,3>3,5");
        assertThat(GamePositions.legalMoves(RULES, MOVES, 1)).contains("M:3,3>3,5");
        assertThat(GamePositions.board(RULES, MOVES, 2)).contains("ply 2: A to move");
        assertThat(GamePositions.stateHash(RULES, MOVES, 0)).isEqualTo(GamePositions.stateHash(RULES, List.of(), 0));
    }

    @Test
    void aPlyThatTheGameDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> GamePositions.board(RULES, MOVES, 3))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot show the position at ply 3: the game has plies 0 to 2.");
        assertThatThrownBy(() -> GamePositions.move(RULES, MOVES, 2))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot show the move at ply 2: the game has moves at plies 0 to 1.");
        assertThatThrownBy(() -> GamePositions.move(RULES, List.of(), 0))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot show the move at ply 0: the game has no moves.");
    }

    @Test
    void aDamagedRecordIsRefused() {
        assertThatThrownBy(() -> GamePositions.stateHash(RULES, List.of("P:3,3:1", "M:9,9>1,1"), 2))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot replay move 1 'M:9,9>1,1': it is not legal in ");
    }
}
