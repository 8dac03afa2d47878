package org.ringrift.encode;

import org.ringrift.rules.GameState;

/**
 * What a net's values should have been: one value for each seat in [-1, 1] from the ranks of a finished game. The
 * winner has +1, the last -1, the others lie evenly between; seats that share a rank share the mean of its places. With
 * two players that is +1 and -1. Array index 0 is seat 1.
 */
public final class ValueTargets {
    /** The value of a game for the seat that alone has won it. */
    public static final float WIN = 1;

    private ValueTargets() {}

    /**
     * The values of all seats.
     *
     * @param ranks rank of each seat as in {@code 1, 2, 2, 4}: 1 is the winner, and a shared rank leaves out as many
     *     after it
     * @param into receives a value for each rank
     * @throws IllegalArgumentException if the ranks are not of that form
     */
    public static void fromRanks(int[] ranks, float[] into) {
        int n = ranks.length;
        for (int seat = 0; seat < n; seat++) {
            int better = 0;
            int equal = 0;
            for (int rank : ranks) {
                better += rank < ranks[seat] ? 1 : 0;
                equal += rank == ranks[seat] ? 1 : 0;
            }
            if (n < 2 || ranks[seat] != better + 1) {
                throw new IllegalArgumentException("Cannot value seat " + (seat + 1) + ": rank " + ranks[seat]
                        + " with " + better + " better seats of " + n + ". Give ranks like 1, 2, 2, 4.");
            }
            into[seat] = 1f - (2f * better + equal - 1) / (n - 1);
        }
    }

    /**
     * The values of all seats of a finished game.
     *
     * @param state a position that is over
     * @param into receives a value for each seat
     * @throws IllegalArgumentException if the game is not over
     */
    public static void fromState(GameState state, float[] into) {
        if (!state.over()) {
            throw new IllegalArgumentException("Cannot value a game that is not over. Play it to its end first.");
        }
        int[] ranks = new int[state.rules().players()];
        for (int q = 1; q <= ranks.length; q++) {
            ranks[q - 1] = state.rank(q);
        }
        fromRanks(ranks, into);
    }

    /**
     * Turns values by seat into the order of a net's outputs: output k belongs to the seat k turns after the mover.
     *
     * @param seats value of each seat
     * @param players number of seats
     * @param mover the seat to move, from 1
     * @param into receives the outputs
     * @param offset of the first one
     */
    public static void toMover(float[] seats, int players, int mover, float[] into, int offset) {
        for (int k = 0; k < players; k++) {
            into[offset + k] = seats[(mover - 1 + k) % players];
        }
    }

    /**
     * Turns a net's outputs into values by seat; undoes {@link #toMover}.
     *
     * @param outputs values relative to the mover
     * @param offset of the first one
     * @param players number of seats
     * @param mover the seat to move, from 1
     * @param into receives a value for each seat
     */
    public static void toSeats(float[] outputs, int offset, int players, int mover, float[] into) {
        for (int k = 0; k < players; k++) {
            into[(mover - 1 + k) % players] = outputs[offset + k];
        }
    }
}
