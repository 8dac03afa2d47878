package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Placement, movement, capture and the pie rule on positions set up by hand (rules 5.1 to 5.3 and 10). */
class MovementTest {

    @Test
    void aMoveTurnsForeignMarkersCollapsesOwnOnesAndPaysForLandingOnOne() {
        Playing game = Playing.from(Positions.of("square8_2p")
                .phase(Phase.MOVEMENT)
                .stack("1,3", "11")
                .markers(2, "2,3", "5,3")
                .markers(1, "3,3"));
        assertThat(game.legal()).contains("M:1,3>3,3", "M:1,3>5,3").doesNotContain("M:1,3>2,3");
        game.play("M:1,3>5,3");
        assertThat(game.marker("1,3")).isEqualTo(1);
        assertThat(game.marker("2,3")).isEqualTo(1);
        assertThat(game.collapsed("3,3")).isEqualTo(1);
        assertThat(game.marker("5,3")).isZero();
        assertThat(game.stack("5,3")).isEqualTo("1");
        assertThat(game.state().territory(1)).isEqualTo(1);
        assertThat(game.state().eliminated(1)).isEqualTo(1);
        assertThat(game.state().phase()).isEqualTo(Phase.LINE_PROCESSING);
    }

    @Test
    void aSingleRingThatLandsOnAMarkerIsGone() {
        Playing game = Playing.from(Positions.of("square8_2p")
                .phase(Phase.MOVEMENT)
                .stack("1,3", "1")
                .markers(2, "2,3"));
        game.play("M:1,3>2,3");
        assertThat(game.stack("2,3")).isEmpty();
        assertThat(game.marker("2,3")).isZero();
        assertThat(game.state().stacks(1)).isZero();
        assertThat(game.state().eliminated(1)).isEqualTo(1);
    }

    @Test
    void aCaptureChainGoesOnWhileTheStackCanCapture() {
        Playing game = Playing.from(Positions.of("square8_2p")
                .phase(Phase.MOVEMENT)
                .stack("0,0", "11")
                .stack("2,0", "22")
                .stack("5,0", "2"));
        assertThat(game.legal("C:")).containsExactlyInAnyOrder("C:0,0>2,0>3,0", "C:0,0>2,0>4,0");
        game.play("C:0,0>2,0>3,0");
        assertThat(game.stack("3,0")).isEqualTo("112");
        assertThat(game.stack("2,0")).isEqualTo("2");
        assertThat(game.marker("0,0")).isEqualTo(1);
        assertThat(game.legal()).containsExactlyInAnyOrder("K:3,0>5,0>6,0", "K:3,0>5,0>7,0", "K:3,0>2,0>0,0");
        game.play("K:3,0>2,0>0,0");
        assertThat(game.stack("0,0")).isEqualTo("122");
        assertThat(game.stack("2,0")).isEmpty();
        assertThat(game.marker("2,0")).isZero();
        assertThat(game.marker("3,0")).isEqualTo(1);
        assertThat(game.state().eliminated(1)).isEqualTo(1);
        assertThat(game.legal()).containsExactlyInAnyOrder("K:0,0>5,0>6,0", "K:0,0>5,0>7,0");
        game.play("K:0,0>5,0>7,0");
        assertThat(game.stack("7,0")).isEqualTo("1222");
        assertThat(game.marker("0,0")).isEqualTo(1);
        assertThat(game.collapsed("3,0")).isEqualTo(1);
        assertThat(game.state().territory(1)).isEqualTo(1);
        assertThat(game.state().eliminated(1)).isEqualTo(1);
        assertThat(game.state().phase()).isEqualTo(Phase.LINE_PROCESSING);
    }

    @Test
    void aCaptureNeedsACapAsHighAsTheTargets() {
        Playing game = Playing.from(Positions.of("square8_2p")
                .phase(Phase.MOVEMENT)
                .stack("0,0", "12")
                .stack("3,0", "22")
                .stack("0,3", "21")
                .stack("3,3", "112"));
        assertThat(game.legal("C:0,0"))
                .containsExactlyInAnyOrder("C:0,0>0,3>0,4", "C:0,0>0,3>0,5", "C:0,0>0,3>0,6", "C:0,0>0,3>0,7");
    }

    @Test
    void ownStacksMayBeOvertaken() {
        Playing game = Playing.from(
                Positions.of("hex8_2p").phase(Phase.MOVEMENT).stack("0,0", "1").stack("2,0", "1"));
        game.play("C:0,0>2,0>3,0");
        assertThat(game.stack("3,0")).isEqualTo("11");
        assertThat(game.state().capHeight(game.state().board().parse("3,0"))).isEqualTo(2);
    }

    @Test
    void aMoveThatCanCaptureMayBeFollowedByACaptureOrNot() {
        Playing game = Playing.from(Positions.of("square8_2p")
                .phase(Phase.MOVEMENT)
                .stack("0,0", "1")
                .stack("7,7", "1")
                .stack("4,2", "2"));
        game.play("M:0,0>0,2");
        assertThat(game.state().phase()).isEqualTo(Phase.CAPTURE);
        assertThat(game.legal()).containsExactlyInAnyOrder("C:0,2>4,2>5,2", "C:0,2>4,2>6,2", "C:0,2>4,2>7,2", "SC");
        game.play("SC");
        assertThat(game.state().phase()).isEqualTo(Phase.LINE_PROCESSING);
    }

    @Test
    void aRingThatCouldNotMoveIsNotPlacedEvenWhereTwoCould() {
        Playing game = Playing.from(
                Positions.of("square8_2p").collapsed(1, "0,1", "1,1").stack("1,0", "22"));
        assertThat(game.legal("P:0,0")).isEmpty();
        assertThat(game.legal("P:2,0")).containsExactlyInAnyOrder("P:2,0:1", "P:2,0:2", "P:2,0:3");
        assertThat(game.legal("P:1,0")).containsExactly("P:1,0:1");
    }

    @Test
    void afterAPlacementOnlyThatStackMoves() {
        Playing game = Playing.from(Positions.of("square8_2p").stack("6,6", "1"));
        game.play("P:0,0:2");
        assertThat(game.legal()).allMatch(text -> text.contains(":0,0>")).contains("M:0,0>2,2", "C:0,0>6,6>7,7");
        assertThat(game.marker("0,0")).isZero();
    }

    @Test
    void withoutALegalPlacementAMobileOwnerSkipsAndAnEmptyHandPasses() {
        Playing empty = Playing.from(Positions.of("square8_2p").hand(1, 0).stack("6,6", "1"));
        assertThat(empty.legal()).containsExactly("NP");
        Playing full = Playing.from(Positions.of("square8_2p").stack("6,6", "1"));
        assertThat(full.legal()).contains("SP").doesNotContain("NP");
    }

    @Test
    void theSwapIsOfferedOnceAndChangesNothingOnTheBoard() {
        Playing game = Playing.newGame(Rules.of(GameConfig.parse("square8_2p")).withSwap());
        assertThat(game.legal()).doesNotContain("SW");
        game.play("P:3,3:2", "M:3,3>5,5", "NL", "NT");
        assertThat(game.legal()).hasSize(188).contains("SW", "P:5,5:1").doesNotContain("SP", "P:3,3:1");
        String core = StateText.core(StateText.text(game.state()));
        game.play("SW");
        assertThat(StateText.core(StateText.text(game.state()))).isEqualTo(core);
        assertThat(game.legal()).hasSize(187).doesNotContain("SW");
        assertThat(game.state().hand(1)).isEqualTo(16);
        assertThat(game.state().hand(2)).isEqualTo(18);
        game.play("P:0,0:1", "M:0,0>0,1", "NL", "NT", "P:0,7:1", "M:0,7>1,7", "NL", "NT");
        assertThat(game.state().seat()).isEqualTo(2);
        assertThat(game.legal()).doesNotContain("SW");
    }
}
