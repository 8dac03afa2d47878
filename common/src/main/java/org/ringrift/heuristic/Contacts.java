package org.ringrift.heuristic;

import org.ringrift.board.Tracks;

/**
 * Sums over stacks that touch or see each other, kept up to date while single cells change. What a cell does to these
 * sums depends only on the nearest obstacles in each direction, so no other cell is looked at.
 */
final class Contacts {
    private final Tracks tracks;
    private final int[] contents;

    /** Stacks, collapsed cells and ends of each track, as bits of positions. */
    private final int[] obstacles;

    /** By cell with a stack: the directions in which it has an opening. */
    private final int[] open;

    private final int[] openings;
    private final int[] blocked;
    private final int[] threats;
    private final int[] overtakes;
    private final int[] vulnerabilities;

    /** @param contents what stands on each cell, shared with the owner; all empty to begin with */
    Contacts(Tracks tracks, int players, int[] contents) {
        this.tracks = tracks;
        this.contents = contents;
        this.obstacles = new int[tracks.count()];
        for (int track = 0; track < obstacles.length; track++) {
            obstacles[track] = tracks.ends(track);
        }
        this.open = new int[contents.length];
        this.openings = new int[players + 1];
        this.blocked = new int[players + 1];
        this.threats = new int[players + 1];
        this.overtakes = new int[players + 1];
        this.vulnerabilities = new int[players + 1];
    }

    /** Notes that a cell's content changes; all other cells are as {@code contents} says. */
    void change(int cell, int before, int after) {
        boolean was = Content.obstacle(before);
        boolean is = Content.obstacle(after);
        if (!was && !is) {
            return;
        }
        if (Content.stack(before)) {
            count(Content.colour(before), open[cell], -1);
        }
        int opened = 0;
        for (int axis = 0; axis < tracks.axes(); axis++) {
            int place = tracks.place(cell, axis);
            int track = Tracks.track(place);
            int position = Tracks.position(place);
            int bits = obstacles[track];
            if (was != is) {
                obstacles[track] = bits ^ 1 << position;
            }
            int ahead = Tracks.freeForward(bits, position);
            int behind = Tracks.freeBackward(bits, position);
            int front = tracks.cell(place, ahead + 1);
            int back = tracks.cell(place, -behind - 1);
            opened += meet(before, after, front, ahead == 0) ? 1 : 0;
            opened += meet(before, after, back, behind == 0) ? 1 : 0;
            if (was != is && front >= 0 && back >= 0) {
                sight(contents[front], contents[back], was ? 1 : -1);
            }
        }
        if (Content.stack(after)) {
            open[cell] = opened;
            count(Content.colour(after), opened, 1);
        }
    }

    /**
     * Takes account of one direction.
     *
     * @param other the nearest obstacle there, or -1 if that is the edge
     * @param adjacent whether it is the next cell
     * @return whether a stack on the changed cell has an opening there
     */
    private boolean meet(int before, int after, int other, boolean adjacent) {
        if (other < 0) {
            return !adjacent;
        }
        int content = contents[other];
        if (!Content.stack(content)) {
            return !adjacent;
        }
        sight(before, content, -1);
        sight(after, content, 1);
        if (!adjacent) {
            return true;
        }
        threat(before, content, -1);
        threat(after, content, 1);
        int change = (opens(content, after) ? 1 : 0) - (opens(content, before) ? 1 : 0);
        if (change != 0) {
            int owner = Content.colour(content);
            count(owner, open[other], -1);
            open[other] += change;
            count(owner, open[other], 1);
        }
        return opens(after, content);
    }

    /** Whether a stack could go to an adjacent cell: it is free, or its stack is foreign with a cap not higher. */
    private static boolean opens(int stack, int next) {
        return !Content.obstacle(next)
                || Content.stack(next)
                        && Content.colour(next) != Content.colour(stack)
                        && Content.cap(next) <= Content.cap(stack);
    }

    private void count(int owner, int stackOpenings, int sign) {
        openings[owner] += sign * stackOpenings;
        blocked[owner] += stackOpenings == 0 ? sign : 0;
    }

    private void threat(int a, int b, int sign) {
        if (Content.stack(a) && Content.colour(a) != Content.colour(b)) {
            int advantage = sign * (Content.cap(a) - Content.cap(b));
            threats[Content.colour(a)] += advantage;
            threats[Content.colour(b)] -= advantage;
        }
    }

    private void sight(int a, int b, int sign) {
        if (!Content.stack(a) || !Content.stack(b) || Content.colour(a) == Content.colour(b)) {
            return;
        }
        int advantage = Content.cap(a) - Content.cap(b);
        int higher = Content.colour(advantage > 0 ? a : b);
        int lower = Content.colour(advantage > 0 ? b : a);
        overtakes[higher] += sign * Math.abs(advantage);
        vulnerabilities[lower] += sign * Math.abs(advantage);
    }

    /** Open cells next to a seat's stacks, counted for each stack. */
    int openings(int q) {
        return openings[q];
    }

    /** Stacks of a seat without any opening. */
    int blocked(int q) {
        return blocked[q];
    }

    /** The sum, over pairs of a seat's stack and an adjacent foreign one, of its cap less theirs. */
    int threats(int q) {
        return threats[q];
    }

    /** The sum, over foreign stacks that a seat's stacks see, of its cap less theirs where its is higher. */
    int overtakes(int q) {
        return overtakes[q];
    }

    /** The sum, over foreign stacks that a seat's stacks see, of their cap less its where theirs is higher. */
    int vulnerabilities(int q) {
        return vulnerabilities[q];
    }
}
