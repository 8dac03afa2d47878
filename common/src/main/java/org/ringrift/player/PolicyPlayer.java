package org.ringrift.player;

import org.ringrift.UserError;
import org.ringrift.eval.Evaluator;

/** Plays by the prior alone, one evaluation for each decision. Owns its evaluator. */
public final class PolicyPlayer implements Player {
    private final String spec;
    private final String modelSha256;
    private final Evaluator evaluator;
    private final double temperature;

    /**
     * @param spec the specification that makes this player again
     * @param modelSha256 sha256 of the evaluator's net, or null without one
     * @param evaluator gives the prior; closed with this player
     * @param temperature 0 takes the likeliest move, the first of equals; above 0 samples the softmax of
     *     logits / temperature
     * @throws UserError if the temperature is negative or not finite
     */
    public PolicyPlayer(String spec, String modelSha256, Evaluator evaluator, double temperature) {
        if (!(temperature >= 0 && temperature <= Float.MAX_VALUE)) {
            throw new UserError("Cannot play at temperature " + temperature
                    + ": it must be a number of 0 or more. Use 0 for the likeliest move or 1 to sample the policy.");
        }
        this.spec = spec;
        this.modelSha256 = modelSha256;
        this.evaluator = evaluator;
        this.temperature = temperature;
    }

    @Override
    public String spec() {
        return spec;
    }

    @Override
    public String modelSha256() {
        return modelSha256;
    }

    @Override
    public Decider newDecider() {
        return new PolicyDecider(temperature);
    }

    @Override
    public Evaluator evaluator() {
        return evaluator;
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
