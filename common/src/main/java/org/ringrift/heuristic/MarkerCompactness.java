package org.ringrift.heuristic;

/** How close together each seat's markers are; measured again only where markers have changed. */
final class MarkerCompactness {
    private static final int SAMPLE = 10;
    private static final double CLOSENESS = 10;
    private static final double EACH_MARKER = 0.5;

    private final BoardGeometry boardGeometry;
    private final CellSets markers;
    private final int[] cells;
    private final int[] sampled = new int[SAMPLE];
    private final boolean[] stale;
    private final double[] closures;

    /** @param cells number of cells of the board */
    MarkerCompactness(BoardGeometry boardGeometry, int players, int cells) {
        this.boardGeometry = boardGeometry;
        this.markers = new CellSets(players, cells);
        this.cells = new int[cells];
        this.stale = new boolean[players + 1];
        this.closures = new double[players + 1];
    }

    /** Notes that a cell's content changes. */
    void change(int cell, int before, int after) {
        int from = Content.marker(before);
        int to = Content.marker(after);
        if (from == to) {
            return;
        }
        if (from != 0) {
            markers.remove(from, cell);
            stale[from] = true;
        }
        if (to != 0) {
            markers.add(to, cell);
            stale[to] = true;
        }
    }

    /** 10 / max(1, mean distance between sampled markers), 0 with fewer than two, and half a point a marker. */
    double of(int q) {
        if (stale[q]) {
            closures[q] = measure(q);
            stale[q] = false;
        }
        return closures[q];
    }

    private double measure(int q) {
        int size = markers.size(q);
        double all = EACH_MARKER * size;
        if (size < 2) {
            return all;
        }
        markers.list(q, cells);
        int count = Math.min(size, SAMPLE);
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int cell = cells[sample(i, size)];
            for (int j = 0; j < i; j++) {
                sum += boardGeometry.distance(cell, sampled[j]);
            }
            sampled[i] = cell;
        }
        double mean = 2.0 * sum / (count * (count - 1));
        return CLOSENESS / Math.max(1, mean) + all;
    }

    /** Which of the markers, in the order of cells, is sampled: all up to ten, else ten at even spaces. */
    static int sample(int index, int markers) {
        if (markers <= SAMPLE) {
            return index;
        }
        // The upper half mirrors the lower one, so that turning the board by half a turn keeps the sample.
        return 2 * index < SAMPLE
                ? index * (markers - 1) / (SAMPLE - 1)
                : markers - 1 - (SAMPLE - 1 - index) * (markers - 1) / (SAMPLE - 1);
    }
}
