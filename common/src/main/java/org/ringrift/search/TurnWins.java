package org.ringrift.search;

import org.ringrift.encode.ValueTargets;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/**
 * What a search finds out of wins within a turn ({@link TurnSolver}): at the positions that it visits, more thoroughly at the root,
 * and as thoroughly for the next seat where the turn is handed over. Where none was found is remembered by the {@link SearchTree}, from
 * decision to decision.
 */
final class TurnWins {
    /** How many times more moves are tried at the root, and where the turn is handed over, than elsewhere. */
    private static final int THOROUGH = 20;

    private final Referee referee;
    private final TurnSolver solver;
    private final int[] ranks;
    private final float[] result;
    private final MoveList replies = new MoveList();
    private float[] logits = new float[64];
    private final float[] values;

    TurnWins(Rules rules) {
        this.referee = new Referee(rules);
        this.solver = new TurnSolver(referee);
        this.ranks = new int[rules.players()];
        this.result = new float[rules.players()];
        this.values = new float[rules.players()];
    }

    /** As {@link TurnSolver#winningMove}, thoroughly, for the root. */
    int atRoot(SearchTree tree, MoveList legal, float[] rootLogits, int tries) {
        return tree.winless(SearchTree.ROOT)
                ? TurnSolver.NONE
                : solver.winningMove(tree.state(SearchTree.ROOT), legal, rootLogits, THOROUGH * tries);
    }

    /** As {@link TurnSolver#wins}. */
    boolean within(GameState position, int tries) {
        return solver.wins(position, tries);
    }

    /**
     * Whether the next seat was found to win in the turn that is handed to it. Tries what {@link #atRoot} would try in the decision
     * of the next seat.
     *
     * @param node a visited node behind the root
     */
    boolean byReply(SearchTree tree, int node, int tries) {
        GameState position = tree.state(node);
        boolean open = tree.expanded(node) && !tree.proven(node) && !tree.swapped(node) && !tree.winless(node);
        if (!open || position.seat() == tree.state(SearchTree.ROOT).seat()) {
            return false;
        }
        referee.legalMoves(position, replies);
        if (logits.length < replies.size()) {
            logits = new float[2 * replies.size()];
        }
        tree.copyEvaluation(node, logits, 0, values, 0);
        if (solver.winningMove(position, replies, logits, THOROUGH * tries) == TurnSolver.NONE) {
            tree.noteWinless(node);
            return false;
        }
        return true;
    }

    /** Values by seat of the win that was found last; valid until the next call. */
    float[] result() {
        return result(solver.end());
    }

    /** Values by seat of a finished game; valid until the next call. */
    float[] result(GameState finished) {
        for (int seat = 1; seat <= ranks.length; seat++) {
            ranks[seat - 1] = finished.rank(seat);
        }
        ValueTargets.fromRanks(ranks, result);
        return result;
    }
}
