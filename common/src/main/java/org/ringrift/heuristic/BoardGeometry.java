package org.ringrift.heuristic;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.ringrift.board.Board;
import org.ringrift.board.BoardType;

/** What the terms ask of a board again and again: distances, the centre, nearby cells. Immutable and shared. */
final class BoardGeometry {
    private static final Map<BoardType, BoardGeometry> ALL = new EnumMap<>(BoardType.class);

    static {
        for (BoardType type : BoardType.values()) {
            ALL.put(type, new BoardGeometry(Board.of(type)));
        }
    }

    private final Board board;
    private final int[][] nearest;
    private final int[][] secondNearest;
    private final boolean[] centre;

    private BoardGeometry(Board board) {
        int cells = board.cells();
        this.board = board;
        this.nearest = new int[cells][];
        this.secondNearest = new int[cells][];
        this.centre = new boolean[cells];
        for (int cell = 0; cell < cells; cell++) {
            nearest[cell] = atManhattanDistance(cell, 1);
            secondNearest[cell] = atManhattanDistance(cell, 2);
            centre[cell] = central(cell);
        }
    }

    static BoardGeometry of(Board board) {
        return ALL.get(board.type());
    }

    private int[] atManhattanDistance(int from, int distance) {
        int[] found = new int[board.cells()];
        int count = 0;
        for (int cell = 0; cell < board.cells(); cell++) {
            int dx = board.x(cell) - board.x(from);
            int dy = board.y(cell) - board.y(from);
            int manhattan = board.type().hex() ? hexDistance(dx, dy) : Math.abs(dx) + Math.abs(dy);
            if (manhattan == distance) {
                found[count++] = cell;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Within an eighth of the board's side from the middle; doubled so that the middle between cells is a whole. */
    private boolean central(int cell) {
        int side = board.side();
        int first = board.type().hex() ? 0 : side - 1;
        int dx = 2 * board.x(cell) - first;
        int dy = 2 * board.y(cell) - first;
        int doubled = board.type().hex() ? hexDistance(dx, dy) : Math.max(Math.abs(dx), Math.abs(dy));
        return 4 * doubled <= side;
    }

    private static int hexDistance(int dx, int dy) {
        return Math.max(Math.max(Math.abs(dx), Math.abs(dy)), Math.abs(dx + dy));
    }

    /** Steps of a king on squares, of a hexagon's neighbour on hexagons, between any two cells. */
    int distance(int from, int to) {
        int dx = board.x(to) - board.x(from);
        int dy = board.y(to) - board.y(from);
        return board.type().hex() ? hexDistance(dx, dy) : Math.max(Math.abs(dx), Math.abs(dy));
    }

    /** Cells at Manhattan distance 1; on hexagons at distance 1. */
    int[] nearest(int cell) {
        return nearest[cell];
    }

    /** Cells at Manhattan distance 2; on hexagons at distance 2. */
    int[] secondNearest(int cell) {
        return secondNearest[cell];
    }

    boolean centre(int cell) {
        return centre[cell];
    }
}
