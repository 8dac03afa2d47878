package org.ringrift.board;

import java.util.Arrays;

/**
 * The symmetries of a board: the dihedral group of the square (8) or of the hexagon (12). Element {@code k < half} is k
 * turns; element {@code half + k} is the reflection that exchanges x and y, followed by k turns.
 */
final class Symmetries {
    private final int[][] cells;
    private final int[][] directions;
    private final int[] inverses;

    Symmetries(Board board) {
        boolean hex = board.type().hex();
        int turns = hex ? 6 : 4;
        cells = new int[2 * turns][board.cells()];
        directions = new int[2 * turns][board.directions()];
        int last = hex ? 0 : board.side() - 1;
        for (int s = 0; s < 2 * turns; s++) {
            for (int cell = 0; cell < board.cells(); cell++) {
                int[] image = image(s, turns, board.x(cell), board.y(cell), last, hex);
                cells[s][cell] = board.cell(image[0], image[1]);
            }
            for (int d = 0; d < board.directions(); d++) {
                int[] image = image(s, turns, board.dx(d), board.dy(d), 0, hex);
                directions[s][d] = board.directionOf(image[0], image[1]);
            }
        }
        inverses = new int[2 * turns];
        for (int s = 0; s < 2 * turns; s++) {
            inverses[s] = inverseOf(s);
        }
    }

    private static int[] image(int symmetry, int turns, int x, int y, int last, boolean hex) {
        int u = symmetry < turns ? x : y;
        int v = symmetry < turns ? y : x;
        for (int turn = 0; turn < symmetry % turns; turn++) {
            int previous = u;
            // A sixth of a turn maps cube (x, y, z) to (-y, -z, -x); a quarter turn maps (x, y) to (last - y, x).
            u = hex ? -v : last - v;
            v = hex ? previous + v : previous;
        }
        return new int[] {u, v};
    }

    private int inverseOf(int symmetry) {
        for (int other = 0; other < cells.length; other++) {
            boolean undoes = true;
            for (int cell = 0; cell < cells[0].length && undoes; cell++) {
                undoes = cells[other][cells[symmetry][cell]] == cell;
            }
            if (undoes) {
                return other;
            }
        }
        throw new IllegalStateException("No inverse among " + Arrays.deepToString(directions));
    }

    int count() {
        return cells.length;
    }

    int[] cells(int symmetry) {
        return cells[symmetry];
    }

    int direction(int symmetry, int direction) {
        return directions[symmetry][direction];
    }

    int inverse(int symmetry) {
        return inverses[symmetry];
    }
}
