package org.ringrift.jobs.bench.workload;

import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.player.Decider;
import org.ringrift.player.Player;

/**
 * A player that decides one game's positions one after another, as a person meets it: what it may ask for together is evaluated
 * together. Not thread-safe; the player stays open.
 */
public final class Thinking {
    private final Decider decider;
    private final Evaluator evaluator;
    private final EvalRequest[] batch;

    /** @param player who decides */
    public Thinking(Player player) {
        this.decider = player.newDecider();
        this.evaluator = player.evaluator();
        this.batch = new EvalRequest[evaluator == null ? 0 : evaluator.batchSize()];
    }

    /**
     * Decides.
     *
     * @param position what is to be decided, with two or more legal moves
     * @param seed source of all chance
     * @return the move
     */
    public long decide(EvalRequest position, long seed) {
        decider.begin(position.frames, position.legal, seed);
        for (EvalRequest first = decider.next(); first != null; first = decider.next()) {
            evaluate(first);
        }
        return decider.move();
    }

    private void evaluate(EvalRequest first) {
        int count = 0;
        for (EvalRequest each = first; each != null; each = decider.another()) {
            batch[count++] = each;
            if (count == batch.length) {
                evaluator.evaluate(batch, count);
                count = 0;
            }
        }
        if (count > 0) {
            evaluator.evaluate(batch, count);
        }
    }
}
