package org.ringrift.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Positions;
import org.ringrift.rules.Rules;
import org.ringrift.rules.Streaks;

class GlobalsTest {
    @Test
    void squaresShowHandsAndCreditsOfTheMoverAndTheThreat() {
        GameState state = Positions.of("square8_3p")
                .stack("3,3", "1")
                .stack("4,4", "2")
                .stack("5,5", "3")
                .credited(3, 2, 6)
                .credited(1, 1, 2)
                .hand(1, 9)
                .hand(3, 3)
                .state();
        float[] globals = encode("square8_3p", state, EncoderProfile.STANDARD);
        float[] expected = new float[20];
        expected[0] = 1f;
        expected[5] = 9 / 18f;
        expected[6] = 3 / 18f;
        expected[7] = 2 / 18f;
        expected[8] = 6 / 18f;
        expected[9] = 1f;
        assertThat(globals).isEqualTo(expected);
    }

    @Test
    void hexagonsAddCountsOfTheMoverAndOfAllOthers() {
        GameState state = Positions.of("hex8_4p")
                .stack("0,0", "1")
                .stack("1,0", "2")
                .stack("2,0", "3")
                .markers(1, "0,1", "0,2")
                .markers(4, "1,1")
                .collapsed(1, "-1,0")
                .collapsed(2, "-2,0", "-3,0")
                .collapsed(3, "-4,0")
                .phase(Phase.MOVEMENT)
                .state();
        float[] globals = encode("hex8_4p", state, EncoderProfile.STANDARD);
        assertThat(globals[1]).isEqualTo(1f);
        assertThat(globals[10]).isZero();
        assertThat(globals[11]).isEqualTo(1f);
        assertThat(globals[12]).isEqualTo(1 / 61f);
        assertThat(globals[13]).isEqualTo(3 / 61f);
        assertThat(globals[14]).isEqualTo(2 / 50f);
        assertThat(globals[15]).isEqualTo(1 / 50f);
        assertThat(globals[16]).isEqualTo(1 / 30f);
        assertThat(globals[17]).isEqualTo(2 / 30f);
        assertThat(encode("hex8_4p", state, EncoderProfile.COMPAT)[13]).isEqualTo(3 / 397f);
    }

    @ParameterizedTest
    @CsvSource({
        "square8_2p,CHAIN_CAPTURE,10,10",
        "square8_2p,FORCED_ELIMINATION,11,11",
        "square8_2p,CAPTURE,2,2",
        "hex8_2p,CHAIN_CAPTURE,2,18",
        "hex8_2p,FORCED_ELIMINATION,4,19",
        "hex8_2p,LINE_PROCESSING,3,3",
        "hexagonal_3p,TERRITORY_PROCESSING,4,4"
    })
    void phasesSetTheirSlotAndTheirFlag(String config, Phase phase, int slot, int flag) {
        GameState state = Positions.of(config).phase(phase).state();
        float[] globals = encode(config, state, EncoderProfile.STANDARD);
        for (int i : new int[] {0, 1, 2, 3, 4, 18, 19}) {
            assertThat(globals[i]).as("global %d", i).isEqualTo(i == slot || i == flag ? 1f : 0f);
        }
        assertThat(globals[flag]).isEqualTo(1f);
    }

    @Test
    void theThreatIsTheOpponentNearestToAnyVictory() {
        GameState rings =
                Positions.of("square8_4p").credited(4, 4, 5).collapsed(2, "0,0").state();
        assertThat(Globals.threat(rings, 1)).isEqualTo(4);
        // 6 of at least 17 cells is nearer than 5 of 30 rings.
        GameState territory = Positions.of("square8_4p")
                .credited(4, 4, 5)
                .collapsed(2, "0,0", "0,1", "0,2", "0,3", "0,4", "0,5")
                .state();
        assertThat(Globals.threat(territory, 1)).isEqualTo(2);
        assertThat(Globals.threat(territory, 2)).isEqualTo(4);
    }

    @Test
    void ofEqualThreatsTheNextInTurnOrderCounts() {
        GameState state = Positions.of("hex8_4p").state();
        assertThat(Globals.threat(state, 1)).isEqualTo(2);
        assertThat(Globals.threat(state, 3)).isEqualTo(4);
        assertThat(Globals.threat(state, 4)).isEqualTo(1);
    }

    @Test
    void compatMeasuresTerritoryByTheMajorityOfTheBoard() {
        // 5 cells are 5/17 of the minimum of four players, but 5/33 of a majority, which is less than 5 of 30 rings.
        GameState state = Positions.of("square8_4p")
                .credited(4, 4, 5)
                .collapsed(2, "0,0", "0,1", "0,2", "0,3", "0,4")
                .state();
        assertThat(encode("square8_4p", state, EncoderProfile.STANDARD)[8]).isZero();
        assertThat(encode("square8_4p", state, EncoderProfile.COMPAT)[8]).isEqualTo(5 / 18f);
        // 6 cells are more than that.
        GameState more = Positions.of("square8_4p")
                .credited(4, 4, 5)
                .collapsed(2, "0,0", "0,1", "0,2", "0,3", "0,4", "0,5")
                .hand(2, 7)
                .state();
        assertThat(encode("square8_4p", more, EncoderProfile.COMPAT)[6]).isEqualTo(7 / 18f);
    }

    @Test
    void compatTakesOneExclusiveRoundForNearlyAVictory() {
        for (String config : new String[] {"square8_3p", "hex8_3p"}) {
            // Seat 2 has 21 of 24 rings, .875, seat 3 one of three rounds, .945.
            GameState state = Streaks.exclusiveRounds(
                    Positions.of(config)
                            .credited(2, 1, 15)
                            .credited(2, 2, 6)
                            .hand(3, 4)
                            .state(),
                    3,
                    1);
            float[] standard = encode(config, state, EncoderProfile.STANDARD);
            assertThat(standard[8]).isEqualTo(21 / 18f);
            float[] compat = encode(config, state, EncoderProfile.COMPAT);
            assertThat(compat[6]).isEqualTo(4 / 18f);
            assertThat(compat[8]).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"22,0,2", "22,1,3", "23,1,2", "23,2,3", "24,3,2"})
    void compatRoundsCountNinetyToNinetyNinePercent(int rings, int rounds, int threat) {
        // 24 rings win: 22 are .917, 23 are .958; 1 of 4 rounds is .93, 2 are .96, 3 are .99.
        Rules rules = new Rules(GameConfig.parse("square8_3p"), Edition.ASIS, false, 18, 4);
        GameState state = Positions.of(rules)
                .credited(2, 1, 16)
                .credited(2, 2, rings - 16)
                .state();
        assertThat(CompatThreat.of(Streaks.exclusiveRounds(state, 3, rounds), 1))
                .isEqualTo(threat);
    }

    @Test
    void compatSharesOfAVictoryAreAtMostTheWhole() {
        // In the middle of a turn seat 3 has more rings than win, seat 2 all rounds that win.
        GameState state =
                Positions.of("square8_3p").credited(3, 1, 16).credited(3, 3, 10).state();
        assertThat(CompatThreat.of(Streaks.exclusiveRounds(state, 2, 3), 1)).isEqualTo(2);
        assertThat(CompatThreat.of(Streaks.exclusiveRounds(state, 2, 2), 1)).isEqualTo(3);
    }

    @Test
    void compatTakesTheLowestOfEqualThreats() {
        GameState state =
                Positions.of("hex8_4p").hand(1, 10).hand(4, 13).seat(3).state();
        assertThat(encode("hex8_4p", state, EncoderProfile.STANDARD)[6]).isEqualTo(13 / 18f);
        assertThat(encode("hex8_4p", state, EncoderProfile.COMPAT)[6]).isEqualTo(10 / 18f);
        assertThat(CompatThreat.of(state, 1)).isEqualTo(2);
    }

    private static float[] encode(String config, GameState state, EncoderProfile profile) {
        float[] globals = new float[Globals.COUNT];
        new Globals(GameConfig.parse(config), profile).encode(state, globals, 0);
        return globals;
    }
}
