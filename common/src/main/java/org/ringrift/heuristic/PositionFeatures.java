package org.ringrift.heuristic;

import org.ringrift.rules.GameState;
import org.ringrift.rules.Referee;

/**
 * What the terms sum over a position. The object remembers the cells of the last position and, led to another one,
 * takes account of the cells that differ; so it costs little where positions are alike, as those after the moves of one
 * position are. What is carried along are sums of whole numbers, so the way to a position leaves no trace in them. Not
 * thread-safe.
 */
final class PositionFeatures {
    private final Referee referee;
    private final BoardGeometry boardGeometry;
    private final int players;
    private final int[] contents;
    private final Contacts contacts;
    private final MarkerLines lines;
    private final MarkerSafety safety;
    private final MarkerCompactness markerCompactness;
    private final Heights heights;
    private final VictoryProximity victoryProximity;
    private final Opponents opponents = new Opponents();
    private final int[] caps;
    private final int[] centreStacks;
    private int emptyCells;
    private GameState state;

    PositionFeatures(Referee referee) {
        this.referee = referee;
        this.boardGeometry = BoardGeometry.of(referee.rules().board());
        this.players = referee.rules().players();
        int cells = referee.rules().board().cells();
        this.contents = new int[cells];
        this.contacts = new Contacts(referee.rules().board().tracks(), players, contents);
        this.lines = new MarkerLines(referee.rules().board().tracks(), players, cells);
        this.safety = new MarkerSafety(boardGeometry, contents);
        this.markerCompactness = new MarkerCompactness(boardGeometry, players, cells);
        this.heights = new Heights(players, contents);
        this.victoryProximity = new VictoryProximity(referee.rules());
        this.caps = new int[players + 1];
        this.centreStacks = new int[players + 1];
        this.emptyCells = cells;
    }

    /** Reads a position; a reference to it is kept. */
    PositionFeatures of(GameState position) {
        state = position;
        for (int cell = 0; cell < contents.length; cell++) {
            read(cell);
        }
        victoryProximity.read(state);
        opponents.forget();
        return this;
    }

    /** Reads a position that equals the last one read but for some cells; a reference to it is kept. */
    PositionFeatures of(GameState position, ChangedCells changedCells) {
        if (changedCells.all()) {
            return of(position);
        }
        state = position;
        for (int i = 0; i < changedCells.size(); i++) {
            read(changedCells.cell(i));
        }
        victoryProximity.read(state);
        opponents.forget();
        return this;
    }

    private void read(int cell) {
        int before = contents[cell];
        int after = Content.of(state, cell);
        if (before != after) {
            change(cell, before, after);
            contents[cell] = after;
        }
    }

    private void change(int cell, int before, int after) {
        emptyCells += (after == Content.EMPTY ? 1 : 0) - (before == Content.EMPTY ? 1 : 0);
        if (Content.stack(before)) {
            countStack(cell, before, -1);
        }
        if (Content.stack(after)) {
            countStack(cell, after, 1);
        }
        contacts.change(cell, before, after);
        lines.change(cell, before, after);
        safety.change(cell, before, after);
        markerCompactness.change(cell, before, after);
        heights.change(cell, before, after);
    }

    private void countStack(int cell, int stack, int sign) {
        int owner = Content.colour(stack);
        caps[owner] += sign * Content.cap(stack);
        centreStacks[owner] += boardGeometry.centre(cell) ? sign : 0;
    }

    GameState state() {
        return state;
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
        return state.stacks(q);
    }

    /** Number of a seat's markers. */
    int markers(int q) {
        return state.markers(q);
    }

    /** Sum of the effective heights of a seat's stacks: a ring above the fifth counts a tenth. */
    double heights(int q) {
        return heights.of(q);
    }

    /** Sum of the cap heights of a seat's stacks. */
    int caps(int q) {
        return caps[q];
    }

    /** Stacks of a seat in the centre. */
    int centreStacks(int q) {
        return centreStacks[q];
    }

    /** How a seat's stacks touch and see others. */
    Contacts contacts() {
        return contacts;
    }

    /** How a seat's markers stand in rows. */
    MarkerLines lines() {
        return lines;
    }

    /** 2 for each of a seat's markers with a foreign stack at distance 1, else 1 for each with one at distance 2. */
    int markerLosses(int q) {
        return safety.losses(q);
    }

    /** How close together a seat's markers are. */
    double closure(int q) {
        return markerCompactness.of(q);
    }

    /** How near a seat is to winning. */
    double nearness(int q) {
        return victoryProximity.of(q);
    }

    /** The opponents of a seat, all together; overwritten when those of another seat are asked for. */
    Opponents opponents(int me) {
        return opponents.of(this, me);
    }

    /** Whether a seat could place a ring, move a stack or capture. */
    boolean realAction(int q) {
        return referee.realAction(state, q);
    }
}
