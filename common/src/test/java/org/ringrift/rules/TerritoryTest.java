package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Territory on positions set up by hand (rules 6, 10.5, 10.6 and 12). */
class TerritoryTest {

    private static Playing fencedCorner() {
        return Playing.from(Positions.of("square8_2p")
                .phase(Phase.TERRITORY_PROCESSING)
                .acted()
                .markers(1, "1,0", "0,1", "3,2")
                .markers(2, "2,1")
                .stack("5,5", "112")
                .stack("6,6", "1")
                .stack("4,4", "2"));
    }

    @Test
    void aClaimTakesTheRegionAndAllMarkersJoinedToItsBorder() {
        Playing game = fencedCorner();
        assertThat(game.legal()).containsExactlyInAnyOrder("T:0,0", "ST");
        game.play("T:0,0");
        assertThat(List.of("0,0", "1,0", "0,1", "2,1", "3,2"))
                .allSatisfy(cell -> assertThat(game.collapsed(cell)).isEqualTo(1));
        assertThat(game.state().territory(1)).isEqualTo(5);
        assertThat(game.state().eliminated(1)).isZero();
        assertThat(game.legal()).containsExactlyInAnyOrder("ET:5,5", "ET:6,6");
    }

    @Test
    void aClaimIsPaidWithAWholeCapAndEndsTheTurnWhenNothingIsLeft() {
        Playing game = fencedCorner().play("T:0,0", "ET:5,5");
        assertThat(game.stack("5,5")).isEqualTo("2");
        assertThat(game.state().eliminated(1)).isEqualTo(2);
        assertThat(game.state().seat()).isEqualTo(2);
        assertThat(game.state().phase()).isEqualTo(Phase.RING_PLACEMENT);
        assertThat(fencedCorner().play("T:0,0", "ET:6,6").state().eliminated(1)).isEqualTo(1);
    }

    @Test
    void stacksInTheRegionAreCreditedToTheClaimant() {
        Playing game = Playing.from(Positions.of("square8_3p")
                .phase(Phase.TERRITORY_PROCESSING)
                .acted()
                .markers(3, "1,0", "0,1")
                .stack("0,0", "2213")
                .stack("6,6", "1")
                .stack("5,2", "3"));
        game.play("T:0,0");
        assertThat(game.state().eliminated(1)).isEqualTo(4);
        assertThat(game.state().ringsOnBoard(2)).isZero();
        assertThat(game.state().territory(1)).isEqualTo(3);
    }

    @Test
    void aColourWithBuriedRingsOnlyMakesBothSidesOfAWallClaimable() {
        Playing game = Playing.from(Positions.of("square8_2p")
                .phase(Phase.TERRITORY_PROCESSING)
                .acted()
                .hand(1, 0)
                .hand(2, 0)
                .markers(1, "0,4", "1,4", "2,4", "3,4", "4,4", "5,4", "6,4", "7,4")
                .stack("5,6", "12")
                .stack("2,1", "1"));
        assertThat(game.legal("T:")).extracting(TerritoryTest::cells).containsExactlyInAnyOrder(32, 24);
    }

    @Test
    void aLoneRingMayGiveItselfUpForTheWholeOutside() {
        Playing game = Playing.from(Positions.of("square8_2p")
                .phase(Phase.TERRITORY_PROCESSING)
                .acted()
                .collapsed(2, "0,1", "1,0", "1,1")
                .stack("0,0", "1")
                .stack("5,5", "2"));
        assertThat(game.legal("T:")).extracting(TerritoryTest::cells).containsExactly(60);
        game.play(game.legal("T:").get(0));
        assertThat(game.state().territory(1)).isEqualTo(60);
        assertThat(game.legal()).containsExactly("ET:0,0");
    }

    @Test
    void onHex8TheBorderSpreadsToCellsThatAreNoNeighbours() {
        Playing game = Playing.from(Positions.of("hex8_2p")
                .phase(Phase.TERRITORY_PROCESSING)
                .acted()
                .markers(1, "4,-1", "3,0", "3,1")
                .markers(2, "2,-1")
                .stack("-3,0", "1")
                .stack("-3,2", "2"));
        game.play("T:4,0");
        assertThat(game.state().territory(1)).isEqualTo(5);
        assertThat(game.collapsed("2,-1")).isEqualTo(1);
    }

    @Test
    void onTheLargeHexagonTheBorderDoesNotSpread() {
        Playing game = Playing.from(Positions.of("hexagonal_2p")
                .phase(Phase.TERRITORY_PROCESSING)
                .acted()
                .markers(1, "12,-1", "11,0", "11,1")
                .markers(2, "10,-1")
                .stack("-3,0", "1")
                .stack("-3,2", "2"));
        game.play("T:12,0");
        assertThat(game.state().territory(1)).isEqualTo(4);
        assertThat(game.marker("10,-1")).isEqualTo(2);
    }

    @Test
    void theRegionOfAMoveIsListedCellByCell() {
        Positions corner = Positions.of("square8_2p")
                .phase(Phase.TERRITORY_PROCESSING)
                .acted()
                .markers(1, "2,0", "1,1", "0,1")
                .stack("5,5", "1")
                .stack("4,2", "2");
        GameState state = corner.state();
        long move = new MoveNotation(state.rules()).parse(state, "T:0,0;1,0");
        int[] cells = new int[state.board().cells()];
        int count = new Referee(state.rules()).regionCells(state, move, cells);
        assertThat(List.of(cells[0], cells[1]))
                .containsExactlyInAnyOrder(
                        state.board().parse("0,0"), state.board().parse("1,0"));
        assertThat(count).isEqualTo(2);
        assertThat(Move.region(move)).isEqualTo(state.board().parse("0,0"));
        assertThat(Move.wall(move)).isEqualTo(1);
    }

    private static int cells(String move) {
        return move.split(";").length;
    }
}
