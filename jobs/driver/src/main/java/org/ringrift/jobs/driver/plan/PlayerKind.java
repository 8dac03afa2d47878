package org.ringrift.jobs.driver.plan;

/** The players that self-play can seat. */
public enum PlayerKind {
    RANDOM("random"),
    HEURISTIC("heuristic"),
    /** A search whose positions the heuristic values. */
    SEARCH("gumbel:sims=%d"),
    /** A search whose positions the production model values. */
    MODEL_SEARCH("gumbel:sims=%d,model=production"),
    /** The production model's policy without a search. */
    POLICY("policy:model=production");

    private final String form;

    PlayerKind(String form) {
        this.form = form;
    }

    /** Whether it needs a production model. */
    boolean needsModel() {
        return this == MODEL_SEARCH || this == POLICY;
    }

    /**
     * The specification that {@code selfplay --players} takes.
     *
     * @param simulations of a decision, where the player searches
     */
    public String spec(int simulations) {
        return form.replace("%d", Integer.toString(simulations));
    }
}
