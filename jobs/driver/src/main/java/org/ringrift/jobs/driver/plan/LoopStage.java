package org.ringrift.jobs.driver.plan;

import org.ringrift.Keyed;

/** The stages of the loop in their order, and what goes beside it. */
public enum LoopStage implements Keyed {
    SELFPLAY("selfplay"),
    DATASET("dataset"),
    TRAIN("train"),
    EVALUATE("evaluate"),
    PROMOTE("promote"),
    /** Beside the loop: the production model against the one before. */
    MATCH("match");

    private final String key;

    LoopStage(String key) {
        this.key = key;
    }

    /** The name in commands and in the table {@code runs}. */
    @Override
    public String key() {
        return key;
    }
}
