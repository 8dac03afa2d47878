package org.ringrift.jobs.lake.schema;

/** Who sat in a seat of an evaluation game. */
public record MatchPlayer(
        @Column("seat, 1..n") int seat,

        @Column("identity in the ratings: the spec with the model's sha256 in place of any path")
        String participant,

        @Column("player as text") String spec,

        @Column("sha256 of the model's weights, 64 hex digits") @NullWhen("the player has no model")
        String modelSha256) {}
