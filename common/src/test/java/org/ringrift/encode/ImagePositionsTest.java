package org.ringrift.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.ringrift.board.Board;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveNotation;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Positions;
import org.ringrift.rules.Referee;

/** Moves that chance rarely meets: windows of over-long lines and recovery slides, under every symmetry. */
class ImagePositionsTest {
    @Test
    void linesAndTheirWindowsAreIndexedFromWhereTheirImageStarts() {
        List<MoveType> types = assertImagesAgree(
                "square8_3p",
                (positions, image) -> positions
                        .markers(1, image.apply("1,3;2,3;3,3;4,3;5,3;2,4;3,5;4,6"))
                        .stack(image.apply("7,7")[0], "1")
                        .phase(Phase.LINE_PROCESSING)
                        .acted());
        // The row of five: whole or three windows; the diagonal 1,3 to 4,6 of four: whole or two windows.
        assertThat(types).containsOnly(MoveType.LINE_ALL, MoveType.LINE_WINDOW).hasSize(7);
    }

    @Test
    void exactLinesOnHexagonsAreIndexedFromWhereTheirImageStarts() {
        List<MoveType> types = assertImagesAgree(
                "hexagonal_2p",
                (positions, image) -> positions
                        .markers(1, image.apply("-3,0;-2,0;-1,0;0,0;0,1;0,2;0,3;1,-1;2,-2;3,-3;4,-4"))
                        .stack(image.apply("7,-2")[0], "1")
                        .phase(Phase.LINE_PROCESSING)
                        .acted());
        assertThat(types)
                .contains(MoveType.PROCESS_LINE, MoveType.LINE_ALL, MoveType.LINE_WINDOW)
                .hasSize(5);
    }

    @Test
    void recoverySlidesKeepTheirWindowAndTheirPayment() {
        List<MoveType> types = assertImagesAgree(
                "hex8_2p",
                (positions, image) -> positions
                        .markers(1, image.apply("-2,0;-1,0;1,0;2,0;0,1"))
                        .stack(image.apply("3,-3")[0], "21")
                        .stack(image.apply("-3,3")[0], "221")
                        .phase(Phase.MOVEMENT));
        assertThat(types)
                .containsOnly(MoveType.RECOVERY_LINE_ALL, MoveType.RECOVERY_LINE_WINDOW, MoveType.SKIP_RECOVERY);
        assertThat(types).filteredOn(MoveType.RECOVERY_LINE_WINDOW::equals).hasSize(2);
        assertThat(types).filteredOn(MoveType.RECOVERY_LINE_ALL::equals).hasSize(2);
    }

    @Test
    void fallbacksAndStrikesKeepTheirPayment() {
        List<MoveType> types = assertImagesAgree(
                "square8_2p",
                (positions, image) -> positions
                        .markers(1, image.apply("3,3"))
                        .stack(image.apply("4,4")[0], "21")
                        .stack(image.apply("0,0")[0], "221")
                        .phase(Phase.MOVEMENT));
        assertThat(types).filteredOn(MoveType.RECOVERY_FALLBACK::equals).hasSize(14);
        assertThat(types).filteredOn(MoveType.RECOVERY_STRIKE::equals).hasSize(2);
    }

    @Test
    void regionsAreIndexedByTheLowestCellOfTheirImage() {
        List<MoveType> types = assertImagesAgree(
                "square8_2p",
                (positions, image) -> positions
                        .markers(1, image.apply("2,0;2,1;1,2;0,3;6,7;7,6"))
                        .stack(image.apply("5,5")[0], "112")
                        .stack(image.apply("6,5")[0], "1")
                        .stack(image.apply("4,4")[0], "2")
                        .phase(Phase.TERRITORY_PROCESSING)
                        .acted());
        assertThat(types).filteredOn(MoveType.CHOOSE_TERRITORY::equals).hasSize(2);
    }

    /** Returns the types of the legal moves, each of which was compared under each symmetry. */
    private static List<MoveType> assertImagesAgree(
            String config, BiFunction<Positions, Function<String, String[]>, Positions> setUp) {
        GameState state = image(config, setUp, 0);
        Board board = state.board();
        Referee referee = new Referee(state.rules());
        PolicyIndex index = new PolicyIndex(state.rules().config());
        MoveNotation notation = new MoveNotation(state.rules());
        MoveList legal = new MoveList();
        referee.legalMoves(state, legal);
        for (int symmetry = 0; symmetry < board.symmetries(); symmetry++) {
            GameState image = image(config, setUp, symmetry);
            for (int i = 0; i < legal.size(); i++) {
                long move = legal.get(i);
                String text = EncodeGames.image(board, symmetry, notation.format(state, move));
                long there = notation.parse(image, text);
                assertThat(index.first(state, move, symmetry)).as(text).isEqualTo(index.first(image, there, 0));
                assertThat(index.second(state, move, symmetry)).as(text).isEqualTo(index.second(image, there, 0));
            }
        }
        List<MoveType> types = new ArrayList<>();
        for (int i = 0; i < legal.size(); i++) {
            types.add(Move.type(legal.get(i)));
        }
        return types;
    }

    private static GameState image(
            String config, BiFunction<Positions, Function<String, String[]>, Positions> setUp, int symmetry) {
        Positions positions = Positions.of(config);
        Board board = Board.of(GameConfig.parse(config).board());
        return setUp.apply(
                        positions,
                        cells -> Arrays.stream(cells.split(";"))
                                .map(cell -> EncodeGames.image(board, symmetry, cell))
                                .toArray(String[]::new))
                .state();
    }
}
