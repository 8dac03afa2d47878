package org.ringrift.heuristic;

import org.ringrift.board.BoardType;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.rules.Rules;

/**
 * A net whose values are mixed with those of the heuristic; its prior stays as it is. A net learns what moves are worth looking at
 * from every decision, but what a position is worth from the ends of games, of which there are few where games are long: the mean
 * of both judges is better than the net's alone. AlphaGo mixed its value network with rollouts likewise (Silver et al. 2016, "Mastering the
 * game of Go with deep neural networks and tree search", lambda = 0.5). What it is worth: docs/guide/learning.md.
 */
public final class HeuristicMix implements Evaluator {
    private static final double LARGE_BOARD_SHARE = 0.5;

    private final Evaluator net;
    private final HeuristicEvaluator heuristic;
    private final float share;
    private final float[] values;

    /**
     * @param net judges too; closed with this
     * @param rules the game whose positions are judged
     * @param share of the heuristic in each value, 0 to 1
     */
    public HeuristicMix(Evaluator net, Rules rules, double share) {
        this.net = net;
        this.heuristic = new HeuristicEvaluator(rules);
        this.share = (float) share;
        this.values = new float[rules.players()];
    }

    /** The share of the heuristic unless another one is asked for: 0 on small boards, half on large ones. */
    public static double usualShare(BoardType board) {
        return board.large() ? LARGE_BOARD_SHARE : 0;
    }

    @Override
    public int batchSize() {
        return net.batchSize();
    }

    @Override
    public void evaluate(EvalRequest[] requests, int count) {
        net.evaluate(requests, count);
        for (int i = 0; i < count; i++) {
            EvalRequest request = requests[i];
            heuristic.values(request.frames[0], values);
            for (int seat = 0; seat < values.length; seat++) {
                request.values[seat] += share * (values[seat] - request.values[seat]);
            }
        }
    }

    @Override
    public String describe() {
        return net.describe() + " with " + heuristic.describe() + " for " + share + " of each value";
    }

    @Override
    public void close() {
        net.close();
    }
}
