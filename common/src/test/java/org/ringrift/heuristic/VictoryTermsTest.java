package org.ringrift.heuristic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ringrift.board.Board;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Positions;
import org.ringrift.rules.Rules;
import org.ringrift.rules.Streaks;

final class VictoryTermsTest {
    private static final double START = 50 / 18.0 + 50 / 33.0;

    @Test
    void nearnessIsTheRaceToRingsAndTerritory() {
        GameState state = Positions.of("square8_2p")
                .credited(1, 1, 8)
                .collapsed(1, "0,0", "0,1", "0,2")
                .state();
        assertThat(nearness(state, 1)).isEqualTo(50 / 10.0 + 50 / 30.0);
        assertThat(nearness(state, 2)).isEqualTo(START);
        assertThat(VictoryTerms.proximity(Features.of(state), 1)).isCloseTo(5 + 50 / 30.0 - START, within(1e-12));
    }

    @Test
    void aFulfilledConditionIsAThousand() {
        assertThat(nearness(Positions.of("square8_2p").credited(2, 1, 18).state(), 2))
                .isEqualTo(1000);
        assertThat(nearness(collapsed("square8_2p", 33, 0), 1)).isEqualTo(1000);
    }

    @Test
    void territoryMustAlsoOutnumberThatOfAllOthers() {
        GameState state = collapsed("square8_3p", 22, 25);
        assertThat(nearness(state, 1)).isEqualTo(50 / 24.0 + 50 / 4.0);
        assertThat(nearness(state, 2)).isEqualTo(1000);
    }

    @Test
    void exclusiveRoundsAreNearlyAWin() {
        GameState state = Positions.of("square8_2p").state();
        assertThat(nearness(Streaks.exclusiveRounds(state, 1, 0), 1)).isEqualTo(START);
        assertThat(nearness(Streaks.exclusiveRounds(state, 1, 1), 1)).isCloseTo(945, within(1e-9));
        assertThat(nearness(Streaks.exclusiveRounds(state, 1, 2), 1)).isCloseTo(990, within(1e-9));
        assertThat(nearness(Streaks.exclusiveRounds(state, 1, 3), 1)).isCloseTo(990, within(1e-9));
        assertThat(nearness(state, 2)).isEqualTo(START);
    }

    @Test
    void aSingleRequiredRoundDividesByNoZero() {
        Rules standard = Rules.of(GameConfig.parse("hex8_2p"));
        Rules quick = new Rules(standard.config(), standard.edition(), false, 18, 1);
        GameState state = Streaks.exclusiveRounds(Positions.of(quick).state(), 2, 1);
        assertThat(nearness(state, 2)).isCloseTo(990, within(1e-9));
    }

    @Test
    void onlyANearerOpponentIsAThreat() {
        PositionFeatures s = Features.of(Positions.of("square8_2p").credited(1, 1, 8));
        assertThat(VictoryTerms.opponentThreat(s, 1)).isZero();
        assertThat(VictoryTerms.opponentThreat(s, 2)).isCloseTo(50 / 18.0 - 5, within(1e-12));
    }

    @Test
    void theLeadOfOneOpponentOverTheOthersIsBad() {
        PositionFeatures s =
                Features.of(Positions.of("square8_4p").credited(2, 1, 10).credited(3, 1, 5));
        assertThat(VictoryTerms.multiLeaderThreat(s, 1)).isCloseTo(50 / 25.0 - 50 / 20.0, within(1e-12));
        assertThat(VictoryTerms.multiLeaderThreat(s, 2)).isCloseTo(50 / 30.0 - 50 / 25.0, within(1e-12));
        PositionFeatures two = Features.of(Positions.of("square8_2p").credited(2, 1, 10));
        assertThat(VictoryTerms.multiLeaderThreat(two, 1)).isZero();
    }

    private static GameState collapsed(String config, int first, int second) {
        Positions positions = Positions.of(config);
        Board board = Board.of(GameConfig.parse(config).board());
        for (int cell = 0; cell < first + second; cell++) {
            positions.collapsed(cell < first ? 1 : 2, board.text(cell));
        }
        return positions.state();
    }

    private static double nearness(GameState state, int seat) {
        return Features.of(state).nearness(seat);
    }
}
