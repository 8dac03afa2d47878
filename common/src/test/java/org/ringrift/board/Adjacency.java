package org.ringrift.board;

import java.util.stream.IntStream;

/** What the rules say about cells beside each other (rules 6.2 and 6.6), cell by cell, as a check on sets of cells. */
public final class Adjacency {
    private Adjacency() {}

    /** Cells adjacent for territory: 4 sides of a square, 6 of a hexagon. */
    public static int[] territory(Board board, int cell) {
        return around(board, cell)
                .filter(other -> {
                    int dx = board.x(other) - board.x(cell);
                    int dy = board.y(other) - board.y(cell);
                    return board.type().hex() ? dx != dy : dx == 0 || dy == 0;
                })
                .toArray();
    }

    /** Cells to which the border of a claimed region spreads: all eight offsets, but on hexagonal none. */
    public static int[] borderSpread(Board board, int cell) {
        return board.type() == BoardType.HEXAGONAL
                ? new int[0]
                : around(board, cell).toArray();
    }

    private static IntStream around(Board board, int cell) {
        return IntStream.range(0, 9)
                .filter(i -> i != 4)
                .map(i -> board.cell(board.x(cell) + i / 3 - 1, board.y(cell) + i % 3 - 1))
                .filter(other -> other >= 0);
    }
}
