package org.ringrift.record;

import java.util.List;
import org.ringrift.UserError;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveNotation;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;

/**
 * Plays a recorded game again, move by move, refusing what the rules do not allow. Reusable for games of the same
 * rules; not thread-safe.
 */
public final class Replay {
    private final Referee referee;
    private final MoveNotation notation;
    private final MoveList legal = new MoveList();

    /** Sees each position of a replayed game before its move. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param state the position; only valid during the call, must not be changed
         * @param legal its legal moves; only valid during the call
         * @param played position of the recorded move in the list
         */
        void visit(GameState state, MoveList legal, int played);
    }

    /** @param rules the rules of the games */
    public Replay(Rules rules) {
        referee = new Referee(rules);
        notation = new MoveNotation(rules);
    }

    /** Writes and reads moves in this game's notation. */
    public MoveNotation notation() {
        return notation;
    }

    /**
     * Replays moves from the start.
     *
     * @param moves notations in order
     * @param visitor is shown every position before its move
     * @return the position after the last move
     * @throws UserError if a move is not legal where it stands, or the game is over before the last one
     */
    public GameState run(List<String> moves, Visitor visitor) {
        GameState state = referee.newGame();
        for (int ply = 0; ply < moves.size(); ply++) {
            if (state.over()) {
                throw new UserError("Cannot replay move " + ply + " '" + moves.get(ply) + "': the game is over.");
            }
            referee.legalMoves(state, legal);
            int played = notation.find(state, legal, moves.get(ply));
            if (played < 0) {
                throw new UserError("Cannot replay move " + ply + " '" + moves.get(ply) + "': it is not legal in "
                        + StateText.text(state) + ".");
            }
            visitor.visit(state, legal, played);
            referee.apply(state, legal.get(played));
        }
        return state;
    }
}
