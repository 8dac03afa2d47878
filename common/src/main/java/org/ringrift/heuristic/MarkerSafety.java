package org.ringrift.heuristic;

import java.util.Arrays;

/**
 * How near foreign stacks are to a seat's markers, kept up to date while single cells change. One seat at a time is
 * followed: the one asked for last.
 */
final class MarkerSafety {
    private static final int NEAREST = 1 << 8;
    private static final int SECOND_NEAREST = 1;
    private static final int NOBODY = 0;

    private final BoardGeometry boardGeometry;
    private final int[] contents;

    /** By cell: foreign stacks at distance 1, in units of {@link #NEAREST}, and at distance 2. */
    private final int[] near;

    private int seat = NOBODY;
    private int losses;

    /** @param contents what stands on each cell, shared with the owner */
    MarkerSafety(BoardGeometry boardGeometry, int[] contents) {
        this.boardGeometry = boardGeometry;
        this.contents = contents;
        this.near = new int[contents.length];
    }

    /** Notes that a cell's content changes; all other cells are as {@code contents} says. */
    void change(int cell, int before, int after) {
        if (seat == NOBODY) {
            return;
        }
        losses -= Content.marker(before) == seat ? loss(near[cell]) : 0;
        boolean was = foreignStack(before);
        if (was != foreignStack(after)) {
            addStack(cell, was ? -1 : 1);
        }
        losses += Content.marker(after) == seat ? loss(near[cell]) : 0;
    }

    private boolean foreignStack(int content) {
        return Content.stack(content) && Content.colour(content) != seat;
    }

    private void addStack(int cell, int sign) {
        for (int next : boardGeometry.nearest(cell)) {
            addNear(next, sign * NEAREST);
        }
        for (int next : boardGeometry.secondNearest(cell)) {
            addNear(next, sign * SECOND_NEAREST);
        }
    }

    private void addNear(int cell, int change) {
        int before = near[cell];
        near[cell] = before + change;
        if (Content.marker(contents[cell]) == seat) {
            losses += loss(before + change) - loss(before);
        }
    }

    private static int loss(int near) {
        return near >= NEAREST ? 2 : Math.min(near, 1);
    }

    /** 2 for each of a seat's markers with a foreign stack at distance 1, else 1 for each with one at distance 2. */
    int losses(int q) {
        if (seat != q) {
            follow(q);
        }
        return losses;
    }

    private void follow(int q) {
        seat = q;
        losses = 0;
        Arrays.fill(near, 0);
        for (int cell = 0; cell < contents.length; cell++) {
            if (foreignStack(contents[cell])) {
                addStack(cell, 1);
            }
        }
    }
}
