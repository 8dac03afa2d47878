package org.ringrift.heuristic;

/**
 * The sum of the effective heights of each seat's stacks: a ring above the fifth counts a tenth. Tenths are no whole
 * numbers, so where there are such rings the order of cells matters to the last bit, and the sum is made anew.
 */
final class Heights {
    private static final int FULL_HEIGHT = 5;
    private static final double BEYOND_FULL_HEIGHT = 0.1;

    private final int[] contents;
    private final CellSets stacks;
    private final int[] cells;
    private final int[] full;
    private final int[] tall;
    private final boolean[] stale;
    private final double[] sums;

    /** @param contents what stands on each cell, shared with the owner; all empty to begin with */
    Heights(int players, int[] contents) {
        this.contents = contents;
        this.stacks = new CellSets(players, contents.length);
        this.cells = new int[contents.length];
        this.full = new int[players + 1];
        this.tall = new int[players + 1];
        this.stale = new boolean[players + 1];
        this.sums = new double[players + 1];
    }

    /** Notes that a cell's content changes. */
    void change(int cell, int before, int after) {
        if (Content.stack(before)) {
            stacks.remove(Content.colour(before), cell);
            count(before, -1);
        }
        if (Content.stack(after)) {
            stacks.add(Content.colour(after), cell);
            count(after, 1);
        }
    }

    private void count(int stack, int sign) {
        int height = Content.height(stack);
        full[Content.colour(stack)] += sign * Math.min(height, FULL_HEIGHT);
        stale[Content.colour(stack)] = true;
        tall[Content.colour(stack)] += height > FULL_HEIGHT ? sign : 0;
    }

    /** The sum for a seat. */
    double of(int q) {
        if (stale[q]) {
            sums[q] = tall[q] == 0 ? full[q] : inOrderOfCells(q);
            stale[q] = false;
        }
        return sums[q];
    }

    private double inOrderOfCells(int q) {
        stacks.list(q, cells);
        double sum = 0;
        for (int i = 0; i < stacks.size(q); i++) {
            int height = Content.height(contents[cells[i]]);
            sum += height <= FULL_HEIGHT ? height : FULL_HEIGHT + BEYOND_FULL_HEIGHT * (height - FULL_HEIGHT);
        }
        return sum;
    }
}
