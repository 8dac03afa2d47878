package org.ringrift.heuristic;

import org.ringrift.board.Tracks;

/** Sums over markers in rows, kept up to date while single cells change. */
final class MarkerLines {
    private static final int THIRD_IN_ROW = 2;
    private static final int FOURTH_IN_ROW = 5;

    /** Cells of a track that a new marker can touch on each side. */
    private static final int REACH = 3;

    /** What a marker adds to the beginnings along one axis, by the markers up to three cells on each side of it. */
    private static final byte[] GAIN = new byte[1 << 2 * REACH + 1];

    static {
        for (int window = 0; window < GAIN.length; window++) {
            GAIN[window] = (byte) (inRow(window | 1 << REACH) - inRow(window & ~(1 << REACH)));
        }
    }

    private final Tracks tracks;
    private final int players;

    /** Empty cells of each track, then those with markers of each colour, as bits of positions. */
    private final int[] bits;

    private final int[] beginnings;

    /** Twice the connections, which come in halves. */
    private final int[] connections;

    /** All cells are empty to begin with. */
    MarkerLines(Tracks tracks, int players, int cells) {
        this.tracks = tracks;
        this.players = players;
        this.bits = new int[(players + 1) * tracks.count()];
        this.beginnings = new int[players + 1];
        this.connections = new int[players + 1];
        for (int cell = 0; cell < cells; cell++) {
            toggle(0, cell);
        }
    }

    /** 1 for each pair in a row, 2 more for each three, 5 more for each four; from both ends. */
    private static int inRow(int row) {
        int two = row & row >>> 1;
        int three = two & row >>> 2;
        int four = three & row >>> 3;
        return 2
                * (Integer.bitCount(two)
                        + THIRD_IN_ROW * Integer.bitCount(three)
                        + FOURTH_IN_ROW * Integer.bitCount(four));
    }

    /** Notes that a cell's content changes. */
    void change(int cell, int before, int after) {
        int from = Content.marker(before);
        int to = Content.marker(after);
        if (from != to) {
            if (from != 0) {
                toggle(from, cell);
                addMarker(from, cell, -1);
            }
            if (to != 0) {
                addMarker(to, cell, 1);
                toggle(to, cell);
            }
        }
        if (before == Content.EMPTY) {
            addGap(cell, -1);
            toggle(0, cell);
        } else if (after == Content.EMPTY) {
            addGap(cell, 1);
            toggle(0, cell);
        }
    }

    private void toggle(int colour, int cell) {
        for (int axis = 0; axis < tracks.axes(); axis++) {
            int place = tracks.place(cell, axis);
            bits[colour * tracks.count() + Tracks.track(place)] ^= 1 << Tracks.position(place);
        }
    }

    /** Counts what a marker makes with the others of its colour; its own bit is not set. */
    private void addMarker(int colour, int cell, int sign) {
        for (int axis = 0; axis < tracks.axes(); axis++) {
            int place = tracks.place(cell, axis);
            int track = Tracks.track(place);
            int shift = Tracks.position(place);
            // The cell is now at bit 3.
            int markers = bits[colour * tracks.count() + track] << REACH >>> shift;
            int empty = bits[track] << REACH >>> shift;
            beginnings[colour] += sign * GAIN[markers & GAIN.length - 1];
            int next = (markers >>> 2 & 1) + (markers >>> 4 & 1);
            int gaps = (markers >>> 1 & empty >>> 2 & 1) + (markers >>> 5 & empty >>> 4 & 1);
            // From both ends; a gap counts half of a neighbour.
            connections[colour] += sign * (4 * next + 2 * gaps);
        }
    }

    /** Counts the pairs of markers that a cell connects while it is empty. */
    private void addGap(int cell, int sign) {
        for (int axis = 0; axis < tracks.axes(); axis++) {
            int place = tracks.place(cell, axis);
            int track = Tracks.track(place);
            int shift = Tracks.position(place) - 1;
            for (int q = 1; q <= players; q++) {
                connections[q] += (bits[q * tracks.count() + track] >>> shift & 5) == 5 ? 2 * sign : 0;
            }
        }
    }

    /** From each marker in each direction: 1 for a second in the row, 2 more for a third, 5 more for a fourth. */
    int beginnings(int q) {
        return beginnings[q];
    }

    /** From each marker in each direction: 1 if the next cell has one too, else 0.5 if the one behind a gap has. */
    double connections(int q) {
        return connections[q] / 2.0;
    }
}
