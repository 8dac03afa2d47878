package org.ringrift.rules;

import org.ringrift.board.Board;
import org.ringrift.board.Rows;
import org.ringrift.board.Tracks;

/**
 * What stands on each cell: a marker, collapsed territory or a stack, of which colour. It is kept three ways at once,
 * each of which answers some question without looking at every cell: a code for each cell, a set of cells for each code
 * as {@link Rows}, and the obstacles of each of the board's {@link Tracks}. Obstacles are stacks, collapsed cells and
 * the ends of the track.
 */
final class Occupancy {
    static final int EMPTY = 0;
    static final int MARKER = 0;
    static final int COLLAPSED = 4;
    static final int STACK = 8;

    private static final int EMPTY_PLANE = 0;
    private static final int COLLAPSED_PLANE = 1;
    private static final int STACKS_PLANE = 2;
    private static final int FIRST_SEAT_PLANE = 3;

    private final Rows rows;
    private final Tracks tracks;
    private final int players;
    private final byte[] codes;

    /** The bits of each row: empty cells, collapsed ones, stacks, then markers of each seat, then stacks of each seat. */
    private final int[] planes;

    private final int planesOfRow;
    private final int[] planeOf;
    private final int[] obstacles;

    Occupancy(Board board, int players) {
        this.rows = board.rows();
        this.tracks = board.tracks();
        this.players = players;
        codes = new byte[board.cells()];
        planeOf = new int[STACK + players + 1];
        for (int q = 1; q <= players; q++) {
            planeOf[MARKER + q] = FIRST_SEAT_PLANE + q - 1;
            planeOf[COLLAPSED + q] = COLLAPSED_PLANE;
            planeOf[STACK + q] = FIRST_SEAT_PLANE + players + q - 1;
        }
        planesOfRow = FIRST_SEAT_PLANE + 2 * players;
        planes = new int[rows.count() * planesOfRow];
        for (int row = 0; row < rows.count(); row++) {
            planes[row * planesOfRow + EMPTY_PLANE] = rows.mask(row);
        }
        obstacles = new int[tracks.count()];
        for (int track = 0; track < obstacles.length; track++) {
            obstacles[track] = tracks.ends(track);
        }
    }

    void copyFrom(Occupancy other) {
        System.arraycopy(other.codes, 0, codes, 0, codes.length);
        System.arraycopy(other.planes, 0, planes, 0, planes.length);
        System.arraycopy(other.obstacles, 0, obstacles, 0, obstacles.length);
    }

    int code(int cell) {
        return codes[cell];
    }

    void set(int cell, int code) {
        int old = codes[cell];
        codes[cell] = (byte) code;
        int row = rows.row(cell) * planesOfRow;
        int bit = 1 << rows.bit(cell);
        planes[row + planeOf[old]] ^= bit;
        planes[row + planeOf[code]] ^= bit;
        if (old > STACK != code > STACK) {
            planes[row + STACKS_PLANE] ^= bit;
        }
        if (old > COLLAPSED != code > COLLAPSED) {
            for (int axis = 0; axis < tracks.axes(); axis++) {
                int place = tracks.place(cell, axis);
                obstacles[Tracks.track(place)] ^= 1 << Tracks.position(place);
            }
        }
    }

    int emptyCells(int row) {
        return planes[row * planesOfRow + EMPTY_PLANE];
    }

    int collapsedCells(int row) {
        return planes[row * planesOfRow + COLLAPSED_PLANE];
    }

    /** Stacks of all seats. */
    int stacks(int row) {
        return planes[row * planesOfRow + STACKS_PLANE];
    }

    /** Cells that stacks can pass: the empty ones and those with markers. */
    int passable(int row) {
        return rows.mask(row) & ~(stacks(row) | collapsedCells(row));
    }

    /** Markers of all seats. */
    int markers(int row) {
        return passable(row) & ~emptyCells(row);
    }

    int markers(int q, int row) {
        return planes[row * planesOfRow + FIRST_SEAT_PLANE + q - 1];
    }

    int stacks(int q, int row) {
        return planes[row * planesOfRow + FIRST_SEAT_PLANE + players + q - 1];
    }

    /** The seats with a stack among some cells of a row, bit by seat. */
    int seats(int row, int cells) {
        int seats = 0;
        int plane = row * planesOfRow + FIRST_SEAT_PLANE + players - 1;
        for (int q = 1; q <= players; q++) {
            seats |= (planes[plane + q] & cells) != 0 ? 1 << q : 0;
        }
        return seats;
    }

    /** Positions of obstacles on a track, its ends included. */
    int obstacles(int track) {
        return obstacles[track];
    }
}
