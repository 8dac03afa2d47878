package org.ringrift.player;

import org.ringrift.eval.Evaluator;
import org.ringrift.search.GumbelSettings;

/** Plays by Gumbel search over the leaves' evaluations. Owns its evaluator. */
public final class GumbelPlayer implements Player {
    private final String spec;
    private final String modelSha256;
    private final Evaluator evaluator;
    private final GumbelSettings settings;
    private final int fast;

    /**
     * A player all of whose searches are full ones.
     *
     * @param spec the specification that makes this player again
     * @param modelSha256 sha256 of the evaluator's net, or null without one
     * @param evaluator judges the leaves; closed with this player
     * @param settings how to search
     */
    public GumbelPlayer(String spec, String modelSha256, Evaluator evaluator, GumbelSettings settings) {
        this(spec, modelSha256, evaluator, settings, 0);
    }

    /**
     * @param spec the specification that makes this player again
     * @param modelSha256 sha256 of the evaluator's net, or null without one
     * @param evaluator judges the leaves; closed with this player
     * @param settings how to search in full
     * @param fast simulations of a fast search, 0 if there is none
     */
    public GumbelPlayer(String spec, String modelSha256, Evaluator evaluator, GumbelSettings settings, int fast) {
        this.spec = spec;
        this.modelSha256 = modelSha256;
        this.evaluator = evaluator;
        this.settings = settings;
        this.fast = fast;
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
        return new GumbelDecider(settings, fast);
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
