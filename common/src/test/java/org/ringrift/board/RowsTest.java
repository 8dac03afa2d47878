package org.ringrift.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowsTest {

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void rowsAndBitsAscendWithTheCells(BoardType type) {
        Board board = Board.of(type);
        Rows rows = board.rows();
        int cell = 0;
        for (int row = 0; row < rows.count(); row++) {
            for (int left = rows.mask(row); left != 0; left &= left - 1) {
                int bit = Integer.numberOfTrailingZeros(left);
                assertThat(rows.cell(row, bit)).isEqualTo(cell);
                assertThat(rows.row(cell)).isEqualTo(row);
                assertThat(rows.bit(cell)).isEqualTo(bit);
                cell++;
            }
        }
        assertThat(cell).isEqualTo(board.cells());
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void aStepIsANeighbouringRowAndAShift(BoardType type) {
        Board board = Board.of(type);
        Rows rows = board.rows();
        for (int cell = 0; cell < board.cells(); cell++) {
            for (int direction = 0; direction < board.directions(); direction++) {
                int[] ray = board.ray(cell, direction);
                for (int step = 1; step <= ray.length; step++) {
                    int ahead = ray[step - 1];
                    assertThat(rows.row(ahead)).isEqualTo(rows.row(cell) + step * board.dx(direction));
                    assertThat(Rows.before(1 << rows.bit(ahead), step, board.dy(direction)))
                            .isEqualTo(1 << rows.bit(cell));
                }
            }
        }
    }
}
