package org.ringrift.jobs.lake.schema;

import java.time.Instant;

/** A participant's strength at a version of matches: a row of table {@code ratings}. */
public record RatingRow(
        @Column("configuration, board and number of players, such as hex8_2p") @Check(Domains.CONFIG)
        String configKey,

        @Column("edition of the rules of the games that were rated: asis or corrected")
        @NullWhen(
                value = "the row is older than the column; games of all editions were rated together then",
                inOlderRowsOnly = true)
        @Check(Domains.EDITION)
        String edition,

        @Column("identity: the spec with the model's sha256 in place of any path")
        String participant,

        @Column("version of the matches table that the rating follows from")
        @VersionOf("matches")
        @Check("matches_version >= 0")
        long matchesVersion,

        @Column("strength, Elo; the anchor stands at 1200") double rating,

        @Column(
                "lower 95% bound, Elo, of the difference from the anchor; where the anchor's games say next to nothing, from the player"
                        + " without a net whose games say most")
        @Check("low <= rating")
        double low,

        @Column("upper 95% bound, Elo, likewise") @Check("high >= rating")
        double high,

        @Column("distinct games played") @Check("games >= 0")
        long games,

        @Column("distinct games won") @Check("wins BETWEEN 0 AND games")
        long wins,

        @Column("whether this participant fixes the scale") boolean anchor,
        @Column("when the row was made, UTC") Instant createdAt) {}
