package org.ringrift.board;

/**
 * A board as rows of bits: row r holds the cells with the r-th first coordinate, bit b the one with the b-th second
 * coordinate. A set of cells is an {@code int} for each row, so that a step in a direction is a neighbouring row and a
 * shift. Ascending rows and bits are ascending cells. Immutable and shared.
 */
public final class Rows {
    private final int[] masks;
    private final int[] firsts;
    private final byte[] rowOf;
    private final byte[] bitOf;

    Rows(Board board) {
        int side = board.side();
        int origin = -board.type().radius();
        masks = new int[side];
        firsts = new int[side];
        rowOf = new byte[board.cells()];
        bitOf = new byte[board.cells()];
        for (int cell = 0; cell < board.cells(); cell++) {
            int row = board.x(cell) - origin;
            int bit = board.y(cell) - origin;
            rowOf[cell] = (byte) row;
            bitOf[cell] = (byte) bit;
            masks[row] |= 1 << bit;
            firsts[row] = cell - bit;
        }
    }

    /** Number of rows: 8, 19, 9, 25. */
    public int count() {
        return masks.length;
    }

    /** The bits of a row that are cells. */
    public int mask(int row) {
        return masks[row];
    }

    /** The cell at a bit of a row; the bit must be in the row's mask. */
    public int cell(int row, int bit) {
        return firsts[row] + bit;
    }

    /** The row of a cell. */
    public int row(int cell) {
        return rowOf[cell];
    }

    /** The bit of a cell in its row, as a number from 0. */
    public int bit(int cell) {
        return bitOf[cell];
    }

    /** Bits of the cells that lie {@code steps} before those of a row, where a step adds {@code dy} to the bit. */
    public static int before(int bits, int steps, int dy) {
        int shift = steps * dy;
        return shift >= 0 ? bits >>> shift : bits << -shift;
    }
}
