package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Recovery slides on positions set up by hand (rules 5.4 and 10.7). */
class RecoveryTest {

    private static Positions recovering(String config) {
        return recovering(Rules.of(GameConfig.parse(config)));
    }

    private static Positions recovering(Rules rules) {
        return Positions.of(rules).phase(Phase.MOVEMENT);
    }

    @Test
    void aSlideThatMakesALineCollapsesItAndCostsTheLowestBuriedRing() {
        Playing game = Playing.from(recovering("square8_2p")
                .markers(1, "3,3", "4,3", "5,3", "7,4")
                .stack("0,0", "212")
                .stack("7,7", "211"));
        assertThat(game.legal()).containsExactlyInAnyOrder("RL:7,4>6,3:1:0,0", "RL:7,4>6,3:1:7,7", "SR");
        game.play("RL:7,4>6,3:1:7,7");
        assertThat(game.state().territory(1)).isEqualTo(4);
        assertThat(game.collapsed("6,3")).isEqualTo(1);
        assertThat(game.stack("7,7")).isEqualTo("21");
        assertThat(game.state().eliminated(1)).isEqualTo(1);
        assertThat(game.state().phase()).isEqualTo(Phase.LINE_PROCESSING);
    }

    private static Playing strikable() {
        return Playing.from(
                recovering("square8_2p").markers(1, "3,3").stack("4,4", "21").stack("0,0", "221"));
    }

    @Test
    void withoutALineEachSlideIsAFallbackOrAStrike() {
        Playing game = strikable();
        assertThat(game.legal("RF:")).hasSize(14);
        assertThat(game.legal("RS:")).containsExactlyInAnyOrder("RS:3,3>4,4:0,0", "RS:3,3>4,4:4,4");
        assertThat(game.legal()).hasSize(17).contains("SR");
    }

    @Test
    void aStrikeMayBringTheSeatBack() {
        Playing game = strikable().play("RS:3,3>4,4:0,0");
        assertThat(game.stack("4,4")).isEqualTo("1");
        assertThat(game.stack("0,0")).isEqualTo("22");
        assertThat(game.marker("3,3")).isZero();
        assertThat(game.state().eliminated(1)).isEqualTo(2);
        assertThat(game.state().stacks(1)).isEqualTo(1);
    }

    @Test
    void aStrikeMayPayWithTheRingThatHasJustSurfaced() {
        Playing game = strikable().play("RS:3,3>4,4:4,4");
        assertThat(game.stack("4,4")).isEmpty();
        assertThat(game.stack("0,0")).isEqualTo("221");
        assertThat(game.state().eliminated(1)).isEqualTo(2);
        assertThat(game.state().stacks(1)).isZero();
    }

    @Test
    void aFallbackMovesTheMarkerAndPays() {
        Playing game = strikable().play("RF:3,3>2,3:0,0");
        assertThat(game.marker("2,3")).isEqualTo(1);
        assertThat(game.marker("3,3")).isZero();
        assertThat(game.stack("0,0")).isEqualTo("22");
        assertThat(game.state().eliminated(1)).isEqualTo(1);
    }

    @Test
    void aLongerLineMayCollapseByAWindowThatHoldsTheDestinationForFree() {
        Playing game = Playing.from(recovering("square8_3p")
                .markers(1, "2,3", "3,3", "5,3", "4,4")
                .stack("7,7", "21")
                .stack("0,7", "3"));
        assertThat(game.legal("RL:4,4>4,3"))
                .containsExactlyInAnyOrder("RL:4,4>4,3:1:7,7", "RL:4,4>4,3:2:2,3;3,3;4,3", "RL:4,4>4,3:2:3,3;4,3;5,3");
        game.play("RL:4,4>4,3:2:2,3;3,3;4,3");
        assertThat(game.state().territory(1)).isEqualTo(3);
        assertThat(game.marker("5,3")).isEqualTo(1);
        assertThat(game.state().eliminated(1)).isZero();
    }

    @Test
    void theShippedEngineRefusesASlideWhoseFirstBaseRunIsTooShort() {
        Rules asis = Rules.of(GameConfig.parse("square8_2p"));
        assertThat(twoRuns(asis).legal("RL:5,2>4,3")).isEmpty();
        assertThat(twoRuns(asis).legal("RL:3,3>4,3")).containsExactly("RL:3,3>4,3:1:7,7");
        Playing corrected = twoRuns(asis.withEdition(Edition.CORRECTED));
        assertThat(corrected.legal("RL:5,2>4,3")).containsExactly("RL:5,2>4,3:1:7,7");
        corrected.play("RL:5,2>4,3:1:7,7");
        assertThat(corrected.collapsed("4,6")).isEqualTo(1);
        assertThat(corrected.marker("2,3")).isEqualTo(1);
    }

    private static Playing twoRuns(Rules rules) {
        return Playing.from(recovering(rules)
                .markers(1, "2,3", "3,3", "4,4", "4,5", "4,6", "5,2")
                .stack("7,7", "21"));
    }

    @Test
    void ofTwoLongestRunsTheFirstInTheOrderOfRecoveryCollapses() {
        Playing game = Playing.from(recovering("square8_2p")
                .markers(1, "4,2", "4,4", "4,5", "4,6", "5,4", "6,5", "7,6")
                .stack("0,0", "21"));
        game.play("RL:4,2>4,3:1:0,0");
        assertThat(game.collapsed("4,6")).isEqualTo(1);
        assertThat(game.marker("7,6")).isEqualTo(1);
    }

    @Test
    void theShippedEngineCollapsesAnExactFirstRunForFreeInsteadOfTheWindow() {
        Rules asis = Rules.of(GameConfig.parse("square8_3p"));
        Playing shipped = exactBesideLonger(asis).play("RL:5,2>4,3:2:4,3;4,4;4,5");
        assertThat(shipped.collapsed("2,3")).isEqualTo(1);
        assertThat(shipped.collapsed("3,3")).isEqualTo(1);
        assertThat(shipped.marker("4,4")).isEqualTo(1);
        assertThat(shipped.state().territory(1)).isEqualTo(3);
        assertThat(shipped.state().eliminated(1)).isZero();
        Playing paid = exactBesideLonger(asis).play("RL:5,2>4,3:1:7,7");
        assertThat(paid.collapsed("2,3")).isEqualTo(1);
        assertThat(paid.state().eliminated(1)).isEqualTo(1);
        Playing corrected =
                exactBesideLonger(asis.withEdition(Edition.CORRECTED)).play("RL:5,2>4,3:2:4,3;4,4;4,5");
        assertThat(corrected.marker("2,3")).isEqualTo(1);
        assertThat(corrected.collapsed("4,5")).isEqualTo(1);
        assertThat(corrected.marker("4,6")).isEqualTo(1);
    }

    private static Playing exactBesideLonger(Rules rules) {
        return Playing.from(recovering(rules)
                .markers(1, "2,3", "3,3", "4,4", "4,5", "4,6", "5,2")
                .stack("7,7", "21")
                .stack("0,7", "3"));
    }

    @Test
    void inATurnOfRecoveryARegionIsPaidWithABuriedRing() {
        Playing game = Playing.from(recovering("square8_2p")
                .hand(1, 0)
                .markers(1, "2,0", "0,1")
                .stack("5,5", "211")
                .stack("3,3", "22"));
        game.play("RF:2,0>1,0:5,5", "NL");
        assertThat(game.legal()).containsExactlyInAnyOrder("T:0,0", "ST");
        game.play("T:0,0");
        assertThat(game.state().territory(1)).isEqualTo(3);
        assertThat(game.legal()).containsExactly("ER:5,5");
        game.play("ER:5,5");
        assertThat(game.stack("5,5")).isEqualTo("2");
        assertThat(game.state().over()).isTrue();
        assertThat(game.state().winner()).isEqualTo(2);
        assertThat(game.state().reason()).isEqualTo(Reason.LAST_PLAYER_STANDING);
    }

    @Test
    void aSeatWithoutMarkerOrBuriedRingCannotRecover() {
        Playing noMarker = Playing.from(recovering("square8_2p").stack("5,5", "21"));
        assertThat(noMarker.legal()).containsExactly("NM");
        Playing noRing = Playing.from(recovering("square8_2p").markers(1, "0,0").stack("5,5", "22"));
        assertThat(noRing.legal()).containsExactly("NM");
    }
}
