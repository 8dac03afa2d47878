package org.ringrift.player;

import java.util.SplittableRandom;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.heuristic.MoveScores;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;

/**
 * Plays the legal move with the best heuristic score one ply ahead; the seed chooses among equals. The anchor of all
 * ratings (docs/heuristic.md). Thread-safe; its deciders are not.
 */
public final class HeuristicPlayer implements Player {
    @Override
    public String spec() {
        return PlayerSpec.HEURISTIC;
    }

    @Override
    public String modelSha256() {
        return null;
    }

    @Override
    public Decider newDecider() {
        return new HeuristicDecider();
    }

    @Override
    public Evaluator evaluator() {
        return null;
    }

    @Override
    public void close() {}

    private static final class HeuristicDecider implements Decider {
        private MoveScores moveScores;
        private long move;

        @Override
        public void begin(GameState[] frames, MoveList legal, long seed) {
            GameState state = frames[0];
            if (moveScores == null || !moveScores.rules().equals(state.rules())) {
                moveScores = new MoveScores(state.rules());
            }
            double[] scores = moveScores.rate(state, legal);
            double best = Double.NEGATIVE_INFINITY;
            int equals = 0;
            for (int i = 0; i < legal.size(); i++) {
                if (scores[i] > best) {
                    best = scores[i];
                    equals = 0;
                }
                equals += scores[i] == best ? 1 : 0;
            }
            int chosen = new SplittableRandom(seed).nextInt(equals);
            int i = 0;
            while (scores[i] != best || chosen-- > 0) {
                i++;
            }
            move = legal.get(i);
        }

        @Override
        public EvalRequest next() {
            return null;
        }

        @Override
        public long move() {
            return move;
        }

        @Override
        public float[] policy() {
            return null;
        }

        @Override
        public float value() {
            return Float.NaN;
        }
    }
}
