package org.ringrift.player;

import org.ringrift.StageFailure;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.search.FrameCopies;
import org.ringrift.search.GumbelNoise;

/** Asks for one evaluation and takes the likeliest move or samples one. */
final class PolicyDecider implements Decider {
    private final double temperature;
    private final FrameCopies frameCopies = new FrameCopies();
    private final EvalRequest request = new EvalRequest();
    private long seed;
    private boolean asked;
    private int chosen;

    PolicyDecider(double temperature) {
        this.temperature = temperature;
    }

    @Override
    public void begin(GameState[] frames, MoveList legal, long seed) {
        this.seed = seed;
        frameCopies.copyFrom(frames);
        for (int i = 0; i < EvalRequest.FRAMES; i++) {
            request.frames[i] = frameCopies.frame(i);
        }
        request.legal.copyFrom(legal);
        request.ensureLogits();
        asked = false;
    }

    @Override
    public EvalRequest next() {
        if (!asked) {
            asked = true;
            return request;
        }
        chosen = choose();
        return null;
    }

    /** The argmax of logits / temperature plus Gumbel noise is a sample of the softmax at that temperature. */
    private int choose() {
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < request.legal.size(); i++) {
            float logit = request.logits[i];
            if (!Float.isFinite(logit)) {
                throw new StageFailure("Cannot play by the policy for a position: it contains " + logit
                        + ". Check the model that gave it.");
            }
            double score = temperature == 0 ? logit : logit / temperature + GumbelNoise.draw(seed, i);
            if (score > bestScore) {
                bestScore = score;
                best = i;
            }
        }
        return best;
    }

    @Override
    public long move() {
        return request.legal.get(chosen);
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
