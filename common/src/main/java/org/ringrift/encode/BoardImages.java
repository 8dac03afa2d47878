package org.ringrift.encode;

import java.util.EnumMap;
import java.util.Map;
import org.ringrift.board.Board;
import org.ringrift.board.BoardType;
import org.ringrift.board.Rows;

/** Lookup tables of one board that the encoders share: neighbours, and what each symmetry does. Immutable. */
final class BoardImages {
    private static final Map<BoardType, BoardImages> ALL = new EnumMap<>(BoardType.class);

    static {
        for (BoardType type : BoardType.values()) {
            ALL.put(type, new BoardImages(Board.of(type)));
        }
    }

    /** Rows in which a cell has neighbours: the one before, its own and the one after. */
    private static final int ROWS_AROUND = 3;

    private final int[] around;
    private final int[][] grid;
    private final int[][] transposedGrid;
    private final int[][] axes;
    private final boolean[][] flips;

    private BoardImages(Board board) {
        int side = board.side();
        around = around(board);
        grid = new int[board.symmetries()][board.cells()];
        transposedGrid = new int[board.symmetries()][board.cells()];
        axes = new int[board.symmetries()][board.axes()];
        flips = new boolean[board.symmetries()][board.axes()];
        for (int s = 0; s < board.symmetries(); s++) {
            for (int cell = 0; cell < board.cells(); cell++) {
                int position = board.grid(board.symmetry(s)[cell]);
                grid[s][cell] = position;
                transposedGrid[s][cell] = position % side * side + position / side;
            }
            for (int axis = 0; axis < board.axes(); axis++) {
                mapAxis(board, s, axis);
            }
        }
    }

    private static int[] around(Board board) {
        Rows rows = board.rows();
        int[] around = new int[board.cells() * ROWS_AROUND];
        for (int cell = 0; cell < board.cells(); cell++) {
            for (int d = 0; d < board.directions(); d++) {
                int next = board.step(cell, d);
                if (next >= 0) {
                    around[cell * ROWS_AROUND + 1 + rows.row(next) - rows.row(cell)] |= 1 << rows.bit(next);
                }
            }
        }
        return around;
    }

    private void mapAxis(Board board, int symmetry, int axis) {
        int image = board.direction(symmetry, board.axisDirection(axis));
        for (int other = 0; other < board.axes(); other++) {
            int forward = board.axisDirection(other);
            if (forward == image || forward == board.opposite(image)) {
                axes[symmetry][axis] = other;
                flips[symmetry][axis] = forward != image;
            }
        }
    }

    static BoardImages of(Board board) {
        return ALL.get(board.type());
    }

    /**
     * Counts the cells of a set that are one step away from a cell.
     *
     * @param cell the cell
     * @param set bits by {@link Rows}, with an empty row before the first and behind the last
     * @param row the row of the cell
     */
    int countAround(int cell, int[] set, int row) {
        int first = cell * ROWS_AROUND;
        return Integer.bitCount(set[row] & around[first])
                + Integer.bitCount(set[row + 1] & around[first + 1])
                + Integer.bitCount(set[row + 2] & around[first + 2]);
    }

    /** Position of the image of each cell in the box, row by row, a row being a y. */
    int[] grid(int symmetry) {
        return grid[symmetry];
    }

    /** As {@link #grid}, but a row being an x. */
    int[] transposedGrid(int symmetry) {
        return transposedGrid[symmetry];
    }

    /** The axis on which the image of an axis lies. */
    int axis(int symmetry, int axis) {
        return axes[symmetry][axis];
    }

    /** Whether the image of an axis runs against the forward direction of the axis it lies on. */
    boolean flips(int symmetry, int axis) {
        return flips[symmetry][axis];
    }
}
