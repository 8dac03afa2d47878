package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Forced elimination, victory and ranks on positions set up by hand (rules 7, 8 and 10.8 to 10.11). */
class EndOfGameTest {

    private static Positions blockedTower() {
        return Positions.of("square8_2p").hand(1, 0).stack("3,3", "11111112").stack("7,7", "2");
    }

    @Test
    void aBlockedSeatLosesACapAndSoItsLastStack() {
        Playing game = Playing.from(blockedTower()).play("NP", "NM", "NL");
        assertThat(game.state().phase()).isEqualTo(Phase.FORCED_ELIMINATION);
        assertThat(game.legal()).containsExactly("F:3,3");
        game.play("F:3,3");
        assertThat(game.stack("3,3")).isEqualTo("2");
        assertThat(game.state().eliminated(1)).isEqualTo(7);
        assertThat(game.state().winner()).isEqualTo(2);
        assertThat(game.state().reason()).isEqualTo(Reason.LAST_PLAYER_STANDING);
        assertThat(StateText.text(game.state())).startsWith("GO/0/W2/").endsWith("/-/-/-/-");
        assertThat(game.legal()).isEmpty();
    }

    @Test
    void aForcedEliminationThatReachesTheThresholdWins() {
        Playing game = Playing.from(blockedTower().credited(1, 1, 11)).play("NP", "NM", "NL", "F:3,3");
        assertThat(game.state().eliminated(1)).isEqualTo(18);
        assertThat(game.state().winner()).isEqualTo(1);
        assertThat(game.state().reason()).isEqualTo(Reason.RING_ELIMINATION);
    }

    @Test
    void anExclusiveSeatWinsAtTheStartOfItsTurnAfterThreeRounds() {
        Playing game =
                Playing.from(Positions.of("square8_2p").hand(1, 0).hand(2, 0).stack("0,0", "12"));
        String[] idle = {"NP", "NM", "NL", "NT"};
        game.play("NP", "M:0,0>7,0", "NL", "NT");
        assertThat(game.rounds()).isEqualTo("2:2-:0:0");
        game.play(idle);
        assertThat(game.rounds()).isEqualTo("2:1+2-:0:0");
        game.play("NP", "M:7,0>7,7", "NL", "NT");
        assertThat(game.rounds()).isEqualTo("2:2-:1:1");
        game.play(idle).play("NP", "M:7,7>0,7", "NL", "NT");
        assertThat(game.rounds()).isEqualTo("2:2-:2:1");
        game.play(idle).play("NP", "M:0,7>0,5", "NL", "NT");
        assertThat(game.rounds()).isEqualTo("2:2-:3:1");
        assertThat(game.state().lpsCandidate()).isEqualTo(1);
        assertThat(game.state().lpsCount()).isEqualTo(3);
        assertThat(game.state().over()).isFalse();
        game.play(idle);
        assertThat(game.state().winner()).isEqualTo(1);
        assertThat(game.state().reason()).isEqualTo(Reason.LAST_PLAYER_STANDING);
    }

    private static Positions bareBoard() {
        return Positions.of("square8_2p")
                .phase(Phase.TERRITORY_PROCESSING)
                .seat(2)
                .acted()
                .hand(1, 0)
                .collapsed(1, "0,0")
                .collapsed(2, "7,7")
                .credited(1, 1, 7)
                .credited(2, 2, 7);
    }

    @Test
    void aBareBoardIsDecidedByMarkersWhenTerritoryAndCreditsAreEven() {
        Playing game = Playing.from(
                        bareBoard().hand(2, 0).markers(1, "1,1", "1,2").markers(2, "2,2"))
                .play("NT");
        assertThat(game.state().winner()).isEqualTo(1);
        assertThat(game.state().reason()).isEqualTo(Reason.LAST_PLAYER_STANDING);
    }

    @Test
    void aBareBoardGoesOnWhileARingFitsSomewhere() {
        Playing game =
                Playing.from(bareBoard().hand(2, 1).markers(1, "1,1", "1,2")).play("NT");
        assertThat(game.state().over()).isFalse();
        assertThat(game.state().seat()).isEqualTo(2);
        // The seat has acted: the next turn is its own, so the run of its moves goes on.
        assertThat(StateText.text(game.state())).contains("/-/-/10/");
    }

    @Test
    void aBareBoardIsDecidedByTerritoryFirstAndByCreditsSecond() {
        Playing territory =
                Playing.from(bareBoard().hand(2, 0).collapsed(2, "5,5")).play("NT");
        assertThat(territory.state().winner()).isEqualTo(2);
        assertThat(territory.state().reason()).isEqualTo(Reason.TERRITORY_CONTROL);
        Playing credits = Playing.from(bareBoard().hand(2, 0).credited(1, 2, 1)).play("NT");
        assertThat(credits.state().winner()).isEqualTo(1);
        assertThat(credits.state().reason()).isEqualTo(Reason.RING_ELIMINATION);
    }

    @Test
    void onABareBoardWithoutRoomRingsInHandCountLikeCredits() {
        Positions full = bareBoard().hand(2, 1);
        for (int cell = 1; cell < 63; cell++) {
            // Half and half, apart from two cells that touch no other empty one.
            if (cell != 20 && cell != 41) {
                full.collapsed(cell % 2 + 1, cell / 8 + "," + cell % 8);
            }
        }
        GameState state = Playing.from(full).play("NT").state();
        assertThat(state.territory(1)).isEqualTo(state.territory(2));
        assertThat(state.winner()).isEqualTo(2);
        assertThat(state.reason()).isEqualTo(Reason.RING_ELIMINATION);
    }

    @Test
    void aBareBoardEvenInEverythingGoesToTheSeatThatMovedLast() {
        Playing game = Playing.from(bareBoard().hand(2, 0)).play("NT");
        assertThat(game.state().winner()).isEqualTo(2);
        assertThat(game.state().reason()).isEqualTo(Reason.LAST_PLAYER_STANDING);
    }

    @Test
    void territoryWinsOnlyWhenItOutnumbersAllOthersTogether() {
        assertThat(threeWithTerritory(22, 22).state().over()).isFalse();
        Playing won = threeWithTerritory(22, 21);
        assertThat(won.state().winner()).isEqualTo(1);
        assertThat(won.state().reason()).isEqualTo(Reason.TERRITORY_CONTROL);
        assertThat(threeWithTerritory(21, 0).state().over()).isFalse();
    }

    private static Playing threeWithTerritory(int first, int second) {
        Positions positions =
                Positions.of("square8_3p").phase(Phase.TERRITORY_PROCESSING).acted();
        IntStream.range(0, first).forEach(i -> positions.collapsed(1, i / 8 + "," + i % 8));
        IntStream.range(0, second).forEach(i -> positions.collapsed(2, 3 + i / 8 + "," + i % 8));
        positions.stack("7,0", "1").stack("7,5", "2").stack("7,7", "3");
        Playing game = Playing.from(positions);
        return game.play(game.legal().contains("ST") ? "ST" : "NT");
    }

    @Test
    void losersRankByTerritoryThenCreditsThenMarkersAndShareARankWhenEven() {
        Positions positions = Positions.of("square8_4p")
                .phase(Phase.TERRITORY_PROCESSING)
                .acted()
                .credited(1, 1, 15)
                .credited(1, 2, 15)
                .credited(4, 4, 1)
                .stack("7,0", "1")
                .stack("7,2", "2")
                .stack("7,4", "3")
                .stack("7,6", "4");
        GameState state = Playing.from(positions).play("NT").state();
        assertThat(state.winner()).isEqualTo(1);
        assertThat(List.of(state.rank(1), state.rank(2), state.rank(3), state.rank(4)))
                .containsExactly(1, 3, 3, 2);
    }

    @Test
    void seatsWithoutAnyRingAreSkipped() {
        Playing game = Playing.from(Positions.of("square8_3p")
                .phase(Phase.TERRITORY_PROCESSING)
                .acted()
                .hand(2, 0)
                .stack("0,0", "1")
                .stack("7,7", "3"));
        assertThat(game.play("NT").state().seat()).isEqualTo(3);
    }
}
