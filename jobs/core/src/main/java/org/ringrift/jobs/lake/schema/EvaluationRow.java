package org.ringrift.jobs.lake.schema;

import java.time.Instant;
import java.util.List;

/** A decided test of a candidate: a row of table {@code evaluations}. */
public record EvaluationRow(
        @Column("sha256 of everything that was asked for, 64 hex digits") @Check("evaluation_id RLIKE '^[0-9a-f]{64}$'")
        String evaluationId,

        @Column("configuration, board and number of players, such as hex8_2p") @Check(Domains.CONFIG)
        String configKey,

        @Column("edition of the rules: asis (the reference engine as shipped) or corrected") @Check(Domains.EDITION)
        String edition,

        @Column("whether the pie rule (swap_sides) was on") boolean swap,

        @Column("sha256 of the model's weights, 64 hex digits, of the candidate")
        @Check("candidate RLIKE '^[0-9a-f]{64}$'")
        String candidate,

        @Column("candidate and production model as they played, without the model")
        String candidateSpec,

        @Column("sha256 of the model's weights, 64 hex digits, of the production model at that time")
        @NullWhen("there was none")
        String production,

        @Column("result against each opponent") List<OpponentEvidence> opponents,

        @Column("other evaluations of the same candidate whose games were counted too, ascending")
        @NullWhen("the row is older than the column; only games of its own were counted then")
        List<String> pooled,

        @Column("random decisions at the start of each game") @Check("opening_decisions >= 0")
        int openingDecisions,

        @Column("seed from which those of the opponents' games are derived")
        long seed,

        @Column("games that the gate requires against each opponent but the production model where fewer leave a doubt")
        @Check("required_games >= 1")
        long requiredGames,

        @Column("games after which the test against the production model ends undecided")
        @NullWhen("the row is older than the column; there was no such test then")
        Integer productionGames,

        @Column("games played in all, copies and those of pooled evaluations included") @Check("games >= 0")
        int games,

        @Column("promote or reject") @Check("verdict IN ('promote', 'reject')")
        String verdict,

        @Column("why, one sentence") String reason,
        @Column("gate preset: quick or standard") String policy,
        @Column("sha256 of the gate configuration") String configHash,

        @Column("version of the matches table that holds the games")
        @VersionOf("matches")
        @Check("matches_version >= 0")
        long matchesVersion,

        @Column("rating of the candidate at that version, Elo")
        double rating,

        @Column("lower 95% bound of the rating, Elo") double ratingLow,
        @Column("upper 95% bound of the rating, Elo") double ratingHigh,
        @Column("run that wrote the row") String runId,
        @Column("when the row was made, UTC") Instant createdAt,

        @Column("warehouse that the row was made in and whose tables its versions mean, by the identity of its games")
        @NullWhen("the row was made in this warehouse")
        String origin) {}
