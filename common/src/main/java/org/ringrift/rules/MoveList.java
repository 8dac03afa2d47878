package org.ringrift.rules;

import java.util.Arrays;

/** A growing list of moves that is meant to be reused; it never shrinks its storage. Not thread-safe. */
public final class MoveList {
    private long[] moves = new long[64];
    private int size;

    /** Number of moves. */
    public int size() {
        return size;
    }

    /** The move at a position from 0 to size - 1. */
    public long get(int index) {
        return moves[index];
    }

    /** Appends a move. */
    public void add(long move) {
        if (size == moves.length) {
            moves = Arrays.copyOf(moves, 2 * size);
        }
        moves[size++] = move;
    }

    /** Empties the list. */
    public void clear() {
        size = 0;
    }

    /** Makes this list equal to another. */
    public void copyFrom(MoveList other) {
        if (moves.length < other.size) {
            moves = Arrays.copyOf(other.moves, other.moves.length);
        } else {
            System.arraycopy(other.moves, 0, moves, 0, other.size);
        }
        size = other.size;
    }

    /** Writes all moves, in their order, into an array from an index on. */
    public void copyInto(long[] into, int from) {
        System.arraycopy(moves, 0, into, from, size);
    }

    /** Position of a move, or -1. */
    public int indexOf(long move) {
        for (int i = 0; i < size; i++) {
            if (moves[i] == move) {
                return i;
            }
        }
        return -1;
    }
}
