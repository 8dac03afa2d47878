package org.ringrift.search;

import java.util.Arrays;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Phase;
import org.ringrift.rules.Referee;

/**
 * Looks for a win within the turn of the seat to move: depth first through all that it can still do before its turn ends. A turn is
 * many decisions, since captures go on and regions are claimed and paid for one by one, and a search of a few simulations a
 * decision does not see to its end. What that is worth: docs/guide/learning.md.
 *
 * <p>Memory is reused. Not thread-safe.
 */
final class TurnSolver {
    static final int NONE = -1;

    private final Referee referee;
    private GameState[] states = new GameState[16];
    private MoveList[] moves = new MoveList[16];
    private long[] order = new long[64];
    private int seat;
    private int turn;
    private int triesLeft;
    private GameState end;

    TurnSolver(Referee referee) {
        this.referee = referee;
    }

    /**
     * Looks for a win, but not where a ring is to be placed: there are too many ways to go on.
     *
     * @param position any; not changed
     * @param tries most moves that are tried at decisions; then it counts as no win
     * @return whether the seat to move was found to win before its turn is over
     */
    boolean wins(GameState position, int tries) {
        if (position.over() || position.phase() == Phase.RING_PLACEMENT) {
            return false;
        }
        begin(position, tries);
        return winsFrom(0);
    }

    /**
     * Looks for a move that begins a win, where a ring is to be placed, too. To swap sides is none.
     *
     * <p>Rings are placed in the order in which it is likely. Later in the turn moves are tried as deeper in it, so that after the
     * move that was found the win is found again with no more tries.
     *
     * @param position not changed
     * @param legal its legal moves
     * @param logits how likely they are
     * @param tries as above, for all moves together
     * @return place of the move in the list, or {@link #NONE}
     */
    int winningMove(GameState position, MoveList legal, float[] logits, int tries) {
        begin(position, tries);
        sort(legal.size(), position.phase() == Phase.RING_PLACEMENT ? logits : null);
        for (int i = 0; i < legal.size() && triesLeft > 0; i++) {
            int move = (int) order[i];
            if (Move.type(legal.get(move)) != MoveType.SWAP_SIDES && winsBy(legal.get(move), 0)) {
                return move;
            }
        }
        return NONE;
    }

    /** The likeliest first, as they are listed where nothing or the same is known of them. */
    private void sort(int count, float[] logits) {
        if (order.length < count) {
            order = new long[2 * count];
        }
        for (int i = 0; i < count; i++) {
            int bits = logits == null ? 0 : Float.floatToIntBits(logits[i]);
            int ascending = bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
            order[i] = (long) ~ascending << 32 | i;
        }
        Arrays.sort(order, 0, count);
    }

    private void begin(GameState position, int tries) {
        seat = position.seat();
        turn = position.turns();
        triesLeft = tries;
        reserve(0);
        states[0] = FrameCopies.copy(position, states[0]);
    }

    private boolean winsFrom(int depth) {
        GameState state = states[depth];
        MoveList legal = moves[depth];
        while (!state.over() && state.seat() == seat && state.turns() == turn) {
            referee.legalMoves(state, legal);
            if (legal.size() > 1) {
                return winsByOneOf(legal, depth);
            }
            referee.apply(state, legal.get(0));
        }
        end = state;
        return state.winner() == seat;
    }

    private boolean winsByOneOf(MoveList legal, int depth) {
        for (int i = 0; i < legal.size() && triesLeft > 0; i++) {
            if (winsBy(legal.get(i), depth)) {
                return true;
            }
        }
        return false;
    }

    private boolean winsBy(long move, int depth) {
        triesLeft--;
        int next = depth + 1;
        reserve(next);
        states[next] = FrameCopies.copy(states[depth], states[next]);
        referee.apply(states[next], move);
        return winsFrom(next);
    }

    private void reserve(int depth) {
        if (depth == states.length) {
            states = Arrays.copyOf(states, 2 * depth);
            moves = Arrays.copyOf(moves, 2 * depth);
        }
        if (moves[depth] == null) {
            moves[depth] = new MoveList();
        }
    }

    /** The finished game of the win that was found last; valid until the next look. */
    GameState end() {
        return end;
    }
}
