package org.ringrift.heuristic;

import org.ringrift.rules.GameState;
import org.ringrift.rules.Referee;

/**
 * One pass over a position: where each seat's stacks and markers are and what the terms sum over them. Owns its memory
 * and is filled anew for each position, so that no evaluation allocates. Not thread-safe.
 */
final class Survey {
    private static final int FULL_HEIGHT = 5;
    private static final double BEYOND_FULL_HEIGHT = 0.1;

    private final Referee referee;
    private final Surroundings surroundings;
    private final int players;
    private final int cells;
    private final int[] stackCells;
    private final int[] markerCells;
    private final int[] stacks;
    private final int[] markers;
    private final int[] caps;
    private final int[] centreStacks;
    private final int[] openings;
    private final int[] blocked;
    private final double[] heights;
    private int emptyCells;
    private GameState state;

    Survey(Referee referee) {
        this.referee = referee;
        this.surroundings = Surroundings.of(referee.rules().board());
        this.players = referee.rules().players();
        this.cells = referee.rules().board().cells();
        this.stackCells = new int[(players + 1) * cells];
        this.markerCells = new int[(players + 1) * cells];
        this.stacks = new int[players + 1];
        this.markers = new int[players + 1];
        this.caps = new int[players + 1];
        this.centreStacks = new int[players + 1];
        this.openings = new int[players + 1];
        this.blocked = new int[players + 1];
        this.heights = new double[players + 1];
    }

    /** Reads a position; the survey keeps a reference to it. */
    Survey of(GameState position) {
        state = position;
        emptyCells = 0;
        for (int q = 1; q <= players; q++) {
            stacks[q] = 0;
            markers[q] = 0;
            caps[q] = 0;
            centreStacks[q] = 0;
            openings[q] = 0;
            blocked[q] = 0;
            heights[q] = 0;
        }
        for (int cell = 0; cell < cells; cell++) {
            int owner = position.stackOwner(cell);
            if (owner > 0) {
                addStack(cell, owner);
            } else if (position.empty(cell)) {
                emptyCells++;
            } else {
                int colour = position.marker(cell);
                if (colour > 0) {
                    markerCells[colour * cells + markers[colour]++] = cell;
                }
            }
        }
        return this;
    }

    private void addStack(int cell, int owner) {
        int height = state.height(cell);
        int cap = state.capHeight(cell);
        stackCells[owner * cells + stacks[owner]++] = cell;
        heights[owner] += height <= FULL_HEIGHT ? height : FULL_HEIGHT + BEYOND_FULL_HEIGHT * (height - FULL_HEIGHT);
        caps[owner] += cap;
        centreStacks[owner] += surroundings.centre(cell) ? 1 : 0;
        int open = open(cell, owner, cap);
        openings[owner] += open;
        blocked[owner] += open > 0 ? 0 : 1;
    }

    /** Adjacent cells without stack or territory, and those with a foreign stack whose cap is not higher. */
    private int open(int cell, int owner, int cap) {
        int open = 0;
        for (int next : surroundings.neighbours(cell)) {
            int other = state.stackOwner(next);
            if (other == 0) {
                open += state.collapsed(next) == 0 ? 1 : 0;
            } else if (other != owner && state.capHeight(next) <= cap) {
                open++;
            }
        }
        return open;
    }

    GameState state() {
        return state;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    int players() {
        return players;
    }

    /** Cells with neither stack, marker nor territory. */
    int emptyCells() {
        return emptyCells;
    }

    /** Number of stacks that a seat controls. */
    int stacks(int q) {
        return stacks[q];
    }

    /** Cell of a seat's stack, in the order of cells. */
    int stackCell(int q, int index) {
        return stackCells[q * cells + index];
    }

    /** Number of a seat's markers. */
    int markers(int q) {
        return markers[q];
    }

    /** Cell of a seat's marker, in the order of cells. */
    int markerCell(int q, int index) {
        return markerCells[q * cells + index];
    }

    /** Sum of the effective heights of a seat's stacks: a ring above the fifth counts a tenth. */
    double heights(int q) {
        return heights[q];
    }

    /** Sum of the cap heights of a seat's stacks. */
    int caps(int q) {
        return caps[q];
    }

    /** Stacks of a seat in the centre. */
    int centreStacks(int q) {
        return centreStacks[q];
    }

    /** Open cells next to a seat's stacks, counted for each stack. */
    int openings(int q) {
        return openings[q];
    }

    /** Stacks of a seat without any open cell next to them. */
    int blocked(int q) {
        return blocked[q];
    }

    /** Whether a seat could place a ring, move a stack or capture. */
    boolean realAction(int q) {
        return referee.realAction(state, q);
    }
}
