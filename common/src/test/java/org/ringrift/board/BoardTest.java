package org.ringrift.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringrift.UserError;

class BoardTest {

    @ParameterizedTest
    @CsvSource({"SQUARE8, 64, 8, 8, 4", "SQUARE19, 361, 19, 8, 4", "HEX8, 61, 9, 6, 3", "HEXAGONAL, 469, 25, 6, 3"})
    void boardsHaveTheirSizes(BoardType type, int cells, int side, int directions, int axes) {
        Board board = Board.of(type);
        assertThat(board.cells()).isEqualTo(cells);
        assertThat(board.side()).isEqualTo(side);
        assertThat(board.directions()).isEqualTo(directions);
        assertThat(board.axes()).isEqualTo(axes);
        assertThat(board.type()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource(
            value = BoardType.class,
            names = {"SQUARE8", "SQUARE19"})
    void squareCellsAreNumberedColumnByColumn(BoardType type) {
        Board board = Board.of(type);
        for (int cell = 0; cell < board.cells(); cell++) {
            assertThat(cell).isEqualTo(board.x(cell) * type.side() + board.y(cell));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = BoardType.class,
            names = {"HEX8", "HEXAGONAL"})
    void hexCellsFollowTheClosedFormula(BoardType type) {
        Board board = Board.of(type);
        int r = type.radius();
        for (int cell = 0; cell < board.cells(); cell++) {
            int x = board.x(cell);
            int y = board.y(cell);
            int k = x + r;
            int m = 2 * r + 1 - k;
            int column = k <= r ? k * (r + 1) + k * (k - 1) / 2 : board.cells() - m * (r + 1) - m * (m - 1) / 2;
            assertThat(cell).isEqualTo(column + y - Math.max(-r, -x - r));
            assertThat(Math.max(Math.max(Math.abs(x), Math.abs(y)), Math.abs(x + y)))
                    .isLessThanOrEqualTo(r);
        }
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void textsAndCoordinatesLeadBackToTheCell(BoardType type) {
        Board board = Board.of(type);
        Set<Integer> places = new HashSet<>();
        for (int cell = 0; cell < board.cells(); cell++) {
            assertThat(board.cell(board.x(cell), board.y(cell))).isEqualTo(cell);
            assertThat(board.parse(board.text(cell))).isEqualTo(cell);
            assertThat(board.grid(cell)).isBetween(0, board.side() * board.side() - 1);
            places.add(board.grid(cell));
        }
        assertThat(places).hasSize(board.cells());
        assertThat(board.cell(board.side(), 0)).isEqualTo(-1);
        assertThat(board.cell(0, -board.side())).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void raysRunStraightToTheEdge(BoardType type) {
        Board board = Board.of(type);
        for (int cell = 0; cell < board.cells(); cell++) {
            for (int d = 0; d < board.directions(); d++) {
                int[] ray = board.ray(cell, d);
                int x = board.x(cell);
                int y = board.y(cell);
                for (int i = 0; i < ray.length; i++) {
                    x += board.dx(d);
                    y += board.dy(d);
                    assertThat(ray[i]).isEqualTo(board.cell(x, y)).isNotNegative();
                    assertThat(board.distance(cell, ray[i])).isEqualTo(i + 1);
                    assertThat(board.directionBetween(cell, ray[i])).isEqualTo(d);
                    assertThat(board.directionBetween(ray[i], cell)).isEqualTo(board.opposite(d));
                }
                assertThat(board.cell(x + board.dx(d), y + board.dy(d))).isEqualTo(-1);
                assertThat(board.step(cell, d)).isEqualTo(ray.length == 0 ? -1 : ray[0]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void oppositeDirectionsCancel(BoardType type) {
        Board board = Board.of(type);
        for (int d = 0; d < board.directions(); d++) {
            assertThat(board.dx(d) + board.dx(board.opposite(d))).isZero();
            assertThat(board.dy(d) + board.dy(board.opposite(d))).isZero();
            assertThat(board.opposite(board.opposite(d))).isEqualTo(d);
        }
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void eachDirectionOrItsOppositeIsOneAxis(BoardType type) {
        Board board = Board.of(type);
        Set<Integer> covered = new HashSet<>();
        for (int axis = 0; axis < board.axes(); axis++) {
            covered.add(board.axisDirection(axis));
            covered.add(board.opposite(board.axisDirection(axis)));
        }
        assertThat(covered).hasSize(board.directions());
    }

    @Test
    void axesStandInTheOrderOfTheRules() {
        assertThat(axisSteps(BoardType.SQUARE8)).isEqualTo("1,0 1,1 0,1 1,-1 ");
        assertThat(axisSteps(BoardType.HEX8)).isEqualTo("1,0 1,-1 0,-1 ");
    }

    private static String axisSteps(BoardType type) {
        Board board = Board.of(type);
        StringBuilder steps = new StringBuilder();
        for (int axis = 0; axis < board.axes(); axis++) {
            int d = board.axisDirection(axis);
            steps.append(board.dx(d)).append(',').append(board.dy(d)).append(' ');
        }
        return steps.toString();
    }

    @Test
    void cellsOutOfLineHaveNoDirection() {
        Board square = Board.of(BoardType.SQUARE8);
        assertThat(square.directionBetween(square.cell(0, 0), square.cell(1, 2)))
                .isEqualTo(-1);
        assertThat(square.directionBetween(square.cell(3, 3), square.cell(3, 3)))
                .isEqualTo(-1);
        Board hex = Board.of(BoardType.HEX8);
        assertThat(hex.directionBetween(hex.cell(0, 0), hex.cell(1, 1))).isEqualTo(-1);
        assertThat(hex.directionBetween(hex.cell(0, 0), hex.cell(2, -2))).isNotNegative();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"8,0", "0", "0,0,0", "01,0", "+1,0", "a,b", "-1,0", "' 1,0'", "''", "','", "99999999999,0"})
    void whatIsNoCellIsRefused(String text) {
        assertThatThrownBy(() -> Board.of(BoardType.SQUARE8).parse(text))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read cell '" + text + "': it is not a cell x,y of square8.");
    }

    @Test
    void anUnknownBoardIsRefusedWithTheKnownOnes() {
        assertThat(BoardType.parse("hexagonal")).isEqualTo(BoardType.HEXAGONAL);
        assertThatThrownBy(() -> BoardType.parse("hex"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot find board 'hex', the nearest is hex8: known are square8, square19, hex8, hexagonal.");
    }
}
