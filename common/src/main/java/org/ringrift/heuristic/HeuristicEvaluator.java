package org.ringrift.heuristic;

import org.ringrift.board.BoardType;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Rules;

/**
 * Judges positions by heuristic version 1, for searches without a net: the prior is a softmax of the move scores, the
 * value of a seat its squashed score. Uses the position alone, no earlier frames. Not thread-safe.
 *
 * <p>Logit of a move: (score - best score) / {@link #TEMPERATURE}. Value of a seat: tanh((score - mean score of all
 * seats) / scale), with scale {@link #SMALL_BOARD_SCALE} or {@link #LARGE_BOARD_SCALE}. Where the constants come from:
 * docs/heuristic.md.
 */
public final class HeuristicEvaluator implements Evaluator {
    /** Points of score that make a move e times as likely. */
    public static final double TEMPERATURE = 10;

    /** Points of score above the mean that give the value tanh(1), on square8 and hex8. */
    public static final double SMALL_BOARD_SCALE = 1000;

    /** The same on square19 and hexagonal, where there is more of everything to count. */
    public static final double LARGE_BOARD_SCALE = 2000;

    private static final int BATCH = 64;

    private final MoveScores moves;
    private final double scale;
    private final double[] seats;

    /** @param rules the game whose positions are judged */
    public HeuristicEvaluator(Rules rules) {
        BoardType board = rules.config().board();
        this.moves = new MoveScores(rules);
        this.scale = board.large() ? LARGE_BOARD_SCALE : SMALL_BOARD_SCALE;
        this.seats = new double[rules.players()];
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public void evaluate(EvalRequest[] requests, int count) {
        for (int i = 0; i < count; i++) {
            evaluate(requests[i]);
        }
    }

    private void evaluate(EvalRequest request) {
        GameState state = request.frames[0];
        int legal = request.legal.size();
        request.ensureLogits();
        double[] scores = moves.rate(state, request.legal);
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < legal; i++) {
            best = Math.max(best, scores[i]);
        }
        for (int i = 0; i < legal; i++) {
            request.logits[i] = (float) ((scores[i] - best) / TEMPERATURE);
        }
        values(state, request.values);
    }

    /** The value of each seat, without the prior: a fraction of the work. */
    void values(GameState state, float[] values) {
        moves.positions().scores(state, seats);
        double mean = 0;
        for (double score : seats) {
            mean += score / seats.length;
        }
        for (int i = 0; i < seats.length; i++) {
            // StrictMath gives the same bits on every machine.
            values[i] = (float) StrictMath.tanh((seats[i] - mean) / scale);
        }
    }

    @Override
    public String describe() {
        return "heuristic version " + HeuristicScore.VERSION;
    }

    @Override
    public void close() {}
}
