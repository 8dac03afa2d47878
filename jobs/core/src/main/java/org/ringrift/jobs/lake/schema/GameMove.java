package org.ringrift.jobs.lake.schema;

import java.util.Map;

/** One step of a recorded game, forced steps included. */
public record GameMove(
        @Column("step, from 0") int ply,
        @Column("seat that moved, 1..n") int seat,
        @Column("phase before the step, such as movement") String phase,

        @Column("the move in trace notation, such as M:0,1>0,4")
        String move,

        @Column("number of legal moves, at least 1; a step with more than one is a decision")
        int legal,

        @Column("search result: probability of each move by notation, sum 1")
        @NullWhen("the step was not searched, or by a fast search")
        Map<String, Float> policy,

        @Column("value of the search root for the mover, -1..1") @NullWhen("the step was not searched")
        Float rootValue) {
    /** Whether it was decided by a fast search, from which nobody learns. */
    public boolean fast() {
        return policy == null && rootValue != null;
    }
}
