package org.ringrift.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Positions;

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

    private static float[] encode(String config, GameState state, EncoderProfile profile) {
        float[] globals = new float[Globals.COUNT];
        new Globals(GameConfig.parse(config), profile).encode(state, globals, 0);
        return globals;
    }
}
