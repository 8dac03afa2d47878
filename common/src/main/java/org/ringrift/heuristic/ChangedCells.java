package org.ringrift.heuristic;

import org.ringrift.board.Board;
import org.ringrift.rules.Move;

/** The cells that moves may change, gathered from one or more moves; more cells than really change do no harm. */
final class ChangedCells {
    private final Board board;
    private final int[] cells;
    private int size;
    private boolean all;

    ChangedCells(Board board) {
        this.board = board;
        this.cells = new int[4 * board.side()];
    }

    /** Forgets all cells. */
    void clear() {
        size = 0;
        all = false;
    }

    /** Takes every cell of the board. */
    void addAll() {
        all = true;
    }

    /** Takes the cells that a legal move may change. */
    void add(long move) {
        switch (Move.type(move)) {
            case PLACE_RING, ELIMINATE_FOR_LINE, ELIMINATE_FOR_TERRITORY, ELIMINATE_FOR_RECOVERY, FORCED_ELIMINATION ->
                add(Move.to(move));
            case MOVE_STACK, OVERTAKING_CAPTURE, CONTINUE_CAPTURE -> addWay(Move.from(move), Move.to(move));
            case SKIP_PLACEMENT, NO_PLACEMENT, SWAP_SIDES, SKIP_CAPTURE, NO_MOVEMENT, SKIP_RECOVERY -> {}
            case NO_LINE, SKIP_TERRITORY, NO_TERRITORY -> {}
            default -> addAll();
        }
    }

    /** A stack changes the cell that it leaves, those that it passes and the one on which it lands. */
    private void addWay(int from, int to) {
        add(from);
        int[] ray = board.ray(from, board.directionBetween(from, to));
        int i = 0;
        while (ray[i] != to) {
            add(ray[i++]);
        }
        add(to);
    }

    private void add(int cell) {
        if (size == cells.length) {
            all = true;
        } else {
            cells[size++] = cell;
        }
    }

    /** Whether any cell may have changed. */
    boolean all() {
        return all;
    }

    /** Number of cells, not all of them different; meaningless if {@link #all}. */
    int size() {
        return size;
    }

    int cell(int index) {
        return cells[index];
    }
}
