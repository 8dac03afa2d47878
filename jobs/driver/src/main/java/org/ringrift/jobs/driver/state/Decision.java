package org.ringrift.jobs.driver.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What was last decided about the production model of a configuration.
 *
 * @param kind what
 * @param at when
 * @param reason why, one sentence
 */
public record Decision(Kind kind, Instant at, String reason) {
    /** What may be decided. */
    public enum Kind {
        /** A candidate has become the production model. */
        PROMOTED,
        /** The one before has become the production model again. */
        ROLLED_BACK,
        /** A candidate's evaluation says that it is not to be promoted. */
        REFUSED
    }

    /**
     * The later one of two: a change of the production model, and an evaluation's refusal. An evaluation that speaks for its
     * candidate decides nothing yet.
     */
    static Optional<Decision> newest(Optional<Decision> change, Optional<Decision> refusal) {
        if (change.isPresent() && refusal.isPresent()) {
            return change.get().at().isBefore(refusal.get().at()) ? refusal : change;
        }
        return change.isPresent() ? change : refusal;
    }
}
