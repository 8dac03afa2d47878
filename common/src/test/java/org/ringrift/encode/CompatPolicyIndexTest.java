package org.ringrift.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveNotation;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Positions;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

class CompatPolicyIndexTest {
    @ParameterizedTest
    @CsvSource({"square8_2p,7000", "square19_3p,67000", "hex8_4p,4500", "hexagonal_2p,91876"})
    void sizesAreThePredecessors(String config, int size) {
        assertThat(new CompatPolicyIndex(GameConfig.parse(config)).size()).isEqualTo(size);
    }

    @ParameterizedTest
    @MethodSource("org.ringrift.encode.EncodeGames#allRules")
    void everyLegalMoveButSwappingOnHexagonsHasAnIndexInRange(Rules rules) {
        CompatPolicyIndex index = new CompatPolicyIndex(rules.config());
        boolean hex = rules.config().board().hex();
        for (long seed = 0; seed < 4; seed++) {
            EncodeGames.play(rules, seed, 300, (state, legal) -> {
                for (int i = 0; i < legal.size(); i++) {
                    boolean none = hex && Move.type(legal.get(i)) == MoveType.SWAP_SIDES;
                    int lowest = none ? CompatPolicyIndex.NONE : 0;
                    int highest = none ? CompatPolicyIndex.NONE : index.size() - 1;
                    assertThat(index.index(state, legal.get(i))).isBetween(lowest, highest);
                }
            });
        }
    }

    @Test
    void placementsAndStepsOfSquaresAreWhereTheReferenceSays() {
        GameState placing = Positions.of("square8_2p").stack("2,3", "1").state();
        assertThat(index(placing, "P:4,5:2")).isEqualTo((5 * 8 + 4) * 3 + 1);
        GameState moving = Positions.of("square8_2p")
                .stack("2,3", "1")
                .stack("4,3", "2")
                .phase(Phase.MOVEMENT)
                .state();
        int from = 192 + (3 * 8 + 2) * 56;
        assertThat(index(moving, "M:2,3>1,2")).isEqualTo(from);
        assertThat(index(moving, "M:2,3>2,1")).isEqualTo(from + 7 + 1);
        assertThat(index(moving, "C:2,3>4,3>6,3")).isEqualTo(from + 4 * 7 + 3);
        assertThat(index(moving, "M:2,3>4,5")).isEqualTo(from + 7 * 7 + 1);
        GameState swapping = new Referee(Rules.of(GameConfig.parse("square19_2p"))).newGame();
        assertThat(index(swapping, "P:18,18:3")).isEqualTo(1082);
    }

    @Test
    void phasesAfterTheMoveOfSquaresAreWhereTheReferenceSays() {
        GameState lines = Positions.of("square8_3p")
                .markers(1, "1,3", "2,3", "3,3", "4,3", "5,3", "6,3", "1,5", "1,6", "1,7")
                .stack("7,1", "1")
                .phase(Phase.LINE_PROCESSING)
                .state();
        assertThat(index(lines, "L:1,5;1,6;1,7")).isEqualTo(3776 + (5 * 8 + 1) * 4);
        assertThat(indices(lines))
                .containsEntry("O:1,3;2,3;3,3;4,3;5,3;6,3:A", 4099)
                .containsEntry("O:1,3;2,3;3,3;4,3;5,3;6,3:1,3;2,3;3,3", 4099)
                .containsEntry("O:1,3;2,3;3,3;4,3;5,3;6,3:4,3;5,3;6,3", 4099);
        GameState regions = Positions.of("square8_2p")
                .markers(1, "2,0", "2,1", "1,2", "0,2")
                .stack("5,5", "1")
                .stack("4,4", "2")
                .phase(Phase.TERRITORY_PROCESSING)
                .state();
        assertThat(index(regions, "T:0,0;0,1;1,0;1,1")).isEqualTo(4103 + 3 * 4);
        assertThat(index(regions, "ST")).isEqualTo(6156);
        GameState forced = Positions.of("square19_2p")
                .stack("5,4", "1")
                .phase(Phase.FORCED_ELIMINATION)
                .state();
        assertThat(index(forced, "F:5,4")).isEqualTo(66437);
    }

    @Test
    void aRegionOfSquaresHasTheIndexOfItsMoverWhateverItsWalls() {
        for (int seat = 1; seat <= 3; seat++) {
            int region = 4103 + 3 * 4 + seat - 1;
            GameState markers = Positions.of("square8_3p")
                    .markers(1, "2,0", "2,1", "1,2", "0,2")
                    .stack("5,5", "1")
                    .stack("4,4", "2")
                    .stack("3,6", "3")
                    .seat(seat)
                    .phase(Phase.TERRITORY_PROCESSING)
                    .state();
            assertThat(index(markers, "T:0,0;0,1;1,0;1,1")).isEqualTo(region);
            GameState collapsed = Positions.of("square8_3p")
                    .collapsed(3, "2,0", "2,1", "2,2", "1,2", "0,2")
                    .stack("1,1", seat == 1 ? "2" : "1")
                    .stack("5,5", "1")
                    .stack("4,4", "2")
                    .stack("3,6", "3")
                    .seat(seat)
                    .phase(Phase.TERRITORY_PROCESSING)
                    .state();
            assertThat(index(collapsed, "T:0,0;0,1;1,0;1,1")).isEqualTo(region);
        }
    }

    @Test
    void hexagonsFoldEverythingButPlacementsAndStepsIntoOneIndex() {
        GameState moving = Positions.of("hexagonal_2p")
                .stack("0,0", "1")
                .phase(Phase.MOVEMENT)
                .state();
        int from = 1875 + (12 * 25 + 12) * 144;
        assertThat(index(moving, "M:0,0>3,0")).isEqualTo(from + 2);
        assertThat(index(moving, "M:0,0>1,-1")).isEqualTo(from + 5 * 24);
        GameState forced = Positions.of("hex8_2p")
                .stack("0,0", "1")
                .stack("1,0", "1")
                .phase(Phase.FORCED_ELIMINATION)
                .state();
        assertThat(indices(forced)).hasSize(2).containsValue(4131);
        assertThat(index(forced, "F:0,0")).isEqualTo(4131);
    }

    private static int index(GameState state, String move) {
        return indices(state).get(move);
    }

    private static Map<String, Integer> indices(GameState state) {
        Rules rules = state.rules();
        MoveList legal = new MoveList();
        new Referee(rules).legalMoves(state, legal);
        MoveNotation notation = new MoveNotation(rules);
        CompatPolicyIndex index = new CompatPolicyIndex(rules.config());
        Map<String, Integer> indices = new TreeMap<>();
        for (int i = 0; i < legal.size(); i++) {
            indices.put(notation.format(state, legal.get(i)), index.index(state, legal.get(i)));
        }
        return indices;
    }
}
