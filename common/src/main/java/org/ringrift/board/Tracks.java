package org.ringrift.board;

import java.util.Arrays;

/**
 * The straight tracks along which stacks travel. Every cell lies on one track of each axis; directions d and d + axes
 * lead forward and backward along axis d. The cells of a track have positions from 1, and a set of them is an
 * {@code int} with a bit for each position, so that the next obstacle in a direction is found by counting zeros.
 * Immutable and shared.
 */
public final class Tracks {
    private static final int POSITIONS = 32;

    private final int axes;
    private final int[] places;
    private final short[] cells;
    private final int[] ends;

    Tracks(Board board) {
        axes = board.directions() / 2;
        places = new int[board.cells() * axes];
        short[] found = new short[board.cells() * axes * POSITIONS];
        int[] foundEnds = new int[board.cells() * axes];
        Arrays.fill(found, (short) -1);
        int count = 0;
        for (int axis = 0; axis < axes; axis++) {
            for (int start = 0; start < board.cells(); start++) {
                if (board.step(start, axis + axes) >= 0) {
                    continue;
                }
                int position = 1;
                for (int cell = start; cell >= 0; cell = board.step(cell, axis)) {
                    found[count * POSITIONS + position] = (short) cell;
                    places[cell * axes + axis] = count * POSITIONS + position;
                    position++;
                }
                foundEnds[count++] = 1 | 1 << position;
            }
        }
        cells = Arrays.copyOf(found, count * POSITIONS);
        ends = Arrays.copyOf(foundEnds, count);
    }

    /** Number of axes: 4 on squares, 3 on hexagons. */
    public int axes() {
        return axes;
    }

    /** Number of tracks over all axes. */
    public int count() {
        return ends.length;
    }

    /** Bits of the two positions just beyond the cells of a track. */
    public int ends(int track) {
        return ends[track];
    }

    /** Where a cell lies on its track of an axis; {@link #track} and {@link #position} take it apart. */
    public int place(int cell, int axis) {
        return places[cell * axes + axis];
    }

    /** The track of a place. */
    public static int track(int place) {
        return place / POSITIONS;
    }

    /** The position of a place, 1 or more. */
    public static int position(int place) {
        return place & (POSITIONS - 1);
    }

    /** The cell at a place moved by some positions, or -1 just beyond an end of the track. */
    public int cell(int place, int offset) {
        return cells[place + offset];
    }

    /** Number of cells between a position and the next set bit above it, which must be there. */
    public static int freeForward(int bits, int position) {
        return Integer.numberOfTrailingZeros(bits >>> (position + 1));
    }

    /** Number of cells between a position and the next set bit below it, which must be there. */
    public static int freeBackward(int bits, int position) {
        return Integer.numberOfLeadingZeros(bits << (POSITIONS - position));
    }
}
