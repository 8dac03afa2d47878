package org.ringrift.jobs.dataset;

import java.util.Arrays;
import java.util.Map;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.eval.FrameHistory;
import org.ringrift.jobs.lake.schema.GameMove;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.GameRowCodec;
import org.ringrift.record.Replay;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Rules;

/**
 * Replays recorded games of the same rules and shows their decisions behind the opening, without those of fast searches, with the
 * history of their profile and the target of the policy. Reusable; not thread-safe.
 */
final class GameReplay {
    /** How far the recorded probabilities of a step may miss a sum of 1. */
    private static final double SUM_TOLERANCE = 1e-3;

    private final Replay replay;
    private final boolean everyStep;
    private final FrameHistory history = new FrameHistory();
    private final Decision decision = new Decision();
    private GameRow game;
    private Visitor visitor;
    private int decisions;

    /** Sees each decision that gives a sample. */
    @FunctionalInterface
    interface Visitor {
        void visit(Decision decision);
    }

    /**
     * @param rules rules of the games
     * @param profile decides what the frames behind the position are: those at the decisions before, which the player
     *     saw, or with {@link EncoderProfile#COMPAT} those at the recorded steps before, forced ones included
     */
    GameReplay(Rules rules, EncoderProfile profile) {
        replay = new Replay(rules);
        everyStep = profile == EncoderProfile.COMPAT;
    }

    /**
     * Replays a game.
     *
     * @param row a game of these rules
     * @param newVisitor sees its decisions
     * @return the position after the last move
     * @throws UserError at the first step that is not what was recorded
     */
    GameState run(GameRow row, Visitor newVisitor) {
        game = row;
        visitor = newVisitor;
        decisions = 0;
        history.clear();
        return replay.run(GameRowCodec.moves(row), this::step);
    }

    /** Decisions of the last replayed game. */
    int decisions() {
        return decisions;
    }

    private void step(GameState state, MoveList legal, int played) {
        GameMove recorded = game.moves().get(state.ply());
        require("ply", recorded.ply(), state.ply(), state);
        require("seat", recorded.seat(), state.seat(), state);
        require("phase", recorded.phase(), state.phase().key(), state);
        require("number of legal moves", recorded.legal(), legal.size(), state);
        boolean decides = legal.size() > 1;
        decisions += decides ? 1 : 0;
        if (decides && decisions > game.openingDecisions() && !recorded.fast()) {
            show(state, legal, played, recorded);
        }
        if (decides || everyStep) {
            history.remember(state);
        }
    }

    private void show(GameState state, MoveList legal, int played, GameMove recorded) {
        decision.frames = history.frames(state);
        decision.legal = legal;
        decision.played = played;
        decision.recorded = recorded;
        decision.soft = recorded.policy() != null;
        decision.ensureTarget();
        if (decision.soft) {
            searched(state, legal, recorded.policy());
        } else {
            Arrays.fill(decision.target, 0, legal.size(), 0f);
            decision.target[played] = 1f;
        }
        visitor.visit(decision);
    }

    private void searched(GameState state, MoveList legal, Map<String, Float> policy) {
        Arrays.fill(decision.target, 0, legal.size(), 0f);
        int found = 0;
        for (Map.Entry<String, Float> entry : policy.entrySet()) {
            int i = replay.notation().find(state, legal, entry.getKey());
            if (i >= 0) {
                decision.target[i] = entry.getValue();
                found++;
            }
        }
        double sum = 0;
        for (int i = 0; i < legal.size(); i++) {
            float p = decision.target[i];
            if (!(p >= 0f)) {
                throw new UserError("Cannot use move " + state.ply() + ": a searched probability is " + p + ".");
            }
            sum += p;
        }
        if (found != policy.size()) {
            throw new UserError("Cannot use move " + state.ply() + ": " + (policy.size() - found) + " of its "
                    + policy.size() + " searched moves are not legal.");
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new UserError("Cannot use move " + state.ply() + ": its searched probabilities sum to " + sum + ".");
        }
        for (int i = 0; i < legal.size(); i++) {
            decision.target[i] = (float) (decision.target[i] / sum);
        }
    }

    private static void require(String what, Object recorded, Object actual, GameState state) {
        if (!recorded.equals(actual)) {
            throw new UserError("Cannot use move " + state.ply() + ": its " + what + " is recorded as " + recorded
                    + " and is " + actual + ".");
        }
    }
}
