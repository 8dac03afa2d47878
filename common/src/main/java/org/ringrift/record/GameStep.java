package org.ringrift.record;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One recorded move.
 *
 * @param ply number of the move from 0
 * @param seat seat that moved, from 1
 * @param phase key of the phase before the move, such as {@code ring_placement}
 * @param move its notation
 * @param legal number of legal moves; a step with more than one is a decision
 * @param policy improved probabilities by notation, summing to 1; null if nothing was searched, or by a fast search
 * @param rootValue expected result for the seat in [-1, 1]; null if nothing was searched
 */
public record GameStep(
        int ply, int seat, String phase, String move, int legal, Map<String, Float> policy, Float rootValue)
        implements Serializable {
    /** Keeps the policy in the order of its keys, so that equal steps have equal texts. */
    public GameStep {
        policy = policy == null ? null : Collections.unmodifiableMap(new TreeMap<>(policy));
    }

    /** Whether there was a choice. */
    public boolean decision() {
        return legal > 1;
    }
}
