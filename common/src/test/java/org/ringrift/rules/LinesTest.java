package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines on positions set up by hand (rules 5.5 and 10.4). */
class LinesTest {
    private static final String FIVE = "1,0;2,0;3,0;4,0;5,0";

    private static Playing fiveInARow() {
        return Playing.from(Positions.of("square8_2p")
                        .phase(Phase.MOVEMENT)
                        .acted()
                        .stack("5,0", "1")
                        .stack("6,6", "12")
                        .stack("4,6", "2")
                        .markers(1, "1,0", "2,0", "3,0", "4,0"))
                .play("M:5,0>5,3");
    }

    @Test
    void anOverlengthLineCollapsesWholeOrByAWindow() {
        assertThat(fiveInARow().legal())
                .containsExactlyInAnyOrder(
                        "O:" + FIVE + ":A", "O:" + FIVE + ":1,0;2,0;3,0;4,0", "O:" + FIVE + ":2,0;3,0;4,0;5,0");
    }

    @Test
    void aWholeLineCostsOneRingAndAnotherLookForLines() {
        Playing game = fiveInARow().play("O:" + FIVE + ":A");
        assertThat(game.state().territory(1)).isEqualTo(5);
        assertThat(game.legal()).containsExactlyInAnyOrder("EL:6,6", "EL:5,3");
        game.play("EL:6,6");
        assertThat(game.stack("6,6")).isEqualTo("2");
        assertThat(game.state().stackOwner(game.state().board().parse("6,6"))).isEqualTo(2);
        assertThat(game.state().eliminated(1)).isEqualTo(1);
        assertThat(game.state().phase()).isEqualTo(Phase.LINE_PROCESSING);
        assertThat(game.legal()).containsExactly("NL");
        game.play("NL");
        assertThat(game.state().phase()).isEqualTo(Phase.TERRITORY_PROCESSING);
    }

    @Test
    void aWindowIsFreeAndLeavesTheLinePhaseAtOnce() {
        Playing game = fiveInARow().play("O:" + FIVE + ":1,0;2,0;3,0;4,0");
        assertThat(game.state().territory(1)).isEqualTo(4);
        assertThat(game.marker("5,0")).isEqualTo(1);
        assertThat(game.state().eliminated(1)).isZero();
        assertThat(game.state().phase()).isEqualTo(Phase.TERRITORY_PROCESSING);
    }

    @Test
    void anExactLineIsProcessedWithoutChoice() {
        Playing game = Playing.from(Positions.of("square8_2p")
                .phase(Phase.LINE_PROCESSING)
                .acted()
                .stack("6,6", "1")
                .markers(1, "0,0", "1,1", "2,2", "3,3"));
        assertThat(game.legal()).containsExactly("L:0,0;1,1;2,2;3,3");
        game.play("L:0,0;1,1;2,2;3,3");
        assertThat(game.legal()).containsExactly("EL:6,6");
    }

    @Test
    void aSeatWithoutStackPaysNothingForALine() {
        Playing game = Playing.from(Positions.of("square8_2p")
                .phase(Phase.LINE_PROCESSING)
                .acted()
                .stack("6,6", "2")
                .markers(1, "0,0", "0,1", "0,2", "0,3"));
        game.play("L:0,0;0,1;0,2;0,3");
        assertThat(game.state().phase()).isEqualTo(Phase.TERRITORY_PROCESSING);
        assertThat(game.state().eliminated(1)).isZero();
    }

    @Test
    void linesThatCrossAreChosenOneByOne() {
        Playing game = Playing.from(Positions.of("square8_2p")
                .phase(Phase.LINE_PROCESSING)
                .acted()
                .stack("6,6", "1")
                .markers(1, "0,0", "0,1", "0,2", "0,3", "1,0", "2,0", "3,0")
                .markers(2, "7,0", "7,1", "7,2", "7,3"));
        assertThat(game.legal()).containsExactlyInAnyOrder("L:0,0;0,1;0,2;0,3", "L:0,0;1,0;2,0;3,0");
        game.play("L:0,0;0,1;0,2;0,3", "EL:6,6");
        assertThat(game.legal()).containsExactly("NL");
    }

    @Test
    void onHex8WithThreePlayersTheShippedEngineSeesNoLineOfThree() {
        Rules asis = Rules.of(GameConfig.parse("hex8_3p"));
        assertThat(threeOnHex(asis).legal()).containsExactly("NL");
        assertThat(threeOnHex(asis.withEdition(Edition.CORRECTED)).legal()).containsExactly("L:-1,0;-2,1;0,-1");
    }

    @Test
    void onHex8WithThreePlayersALineOfFourIsOverlength() {
        Playing game = Playing.from(Positions.of("hex8_3p")
                .phase(Phase.LINE_PROCESSING)
                .acted()
                .stack("3,0", "1")
                .markers(1, "-3,2", "-2,1", "-1,0", "0,-1"));
        assertThat(game.legal())
                .containsExactlyInAnyOrder(
                        "O:-1,0;-2,1;-3,2;0,-1:A",
                        "O:-1,0;-2,1;-3,2;0,-1:-1,0;-2,1;-3,2",
                        "O:-1,0;-2,1;-3,2;0,-1:-1,0;-2,1;0,-1");
    }

    private static Playing threeOnHex(Rules rules) {
        return Playing.from(Positions.of(rules)
                .phase(Phase.LINE_PROCESSING)
                .acted()
                .stack("3,0", "1")
                .markers(1, "-2,1", "-1,0", "0,-1"));
    }
}
