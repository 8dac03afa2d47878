package org.ringrift.player;

import java.util.SplittableRandom;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;

/** Plays every legal move with the same probability. Thread-safe; its deciders are not. */
public final class RandomPlayer implements Player {
    @Override
    public String spec() {
        return PlayerSpec.RANDOM;
    }

    @Override
    public String modelSha256() {
        return null;
    }

    @Override
    public Decider newDecider() {
        return new RandomDecider();
    }

    @Override
    public Evaluator evaluator() {
        return null;
    }

    @Override
    public void close() {}

    private static final class RandomDecider implements Decider {
        private long move;

        @Override
        public void begin(GameState[] frames, MoveList legal, long seed) {
            move = legal.get(new SplittableRandom(seed).nextInt(legal.size()));
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
