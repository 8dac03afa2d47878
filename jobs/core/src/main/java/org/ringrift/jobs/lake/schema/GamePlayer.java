package org.ringrift.jobs.lake.schema;

/** Who sat in a seat of a recorded game. */
public record GamePlayer(
        @Column("seat, 1..n") int seat,
        @Column("player as text, such as gumbel:sims=32") String spec,

        @Column("sha256 of the model's weights, 64 hex digits") @NullWhen("the player has no model")
        String modelSha256) {}
