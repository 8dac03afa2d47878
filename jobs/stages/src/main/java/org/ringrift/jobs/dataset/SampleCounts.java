package org.ringrift.jobs.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.ringrift.player.PlayerSpec.Gumbel;

/** How many samples a row of table {@code games} gives by what it claims: its decisions behind the opening, fast ones left out. */
final class SampleCounts {
    private SampleCounts() {}

    /** Whether some decisions of a game may be by fast searches: its players say so. */
    static Column withFast() {
        return exists(
                col("players"),
                player -> player.getField("spec")
                        .startsWith("gumbel:")
                        .and(player.getField("spec").contains(",fast=")));
    }

    /** The decisions behind the opening, which is what a game without fast searches gives. */
    static Column decisions() {
        return greatest(col("decision_count").minus(col("opening_decisions")), lit(0));
    }

    /** What a game with fast searches gives. The moves are read. */
    static Column exact() {
        Column fast = filter(
                col("moves"),
                move -> move.getField("policy")
                        .isNull()
                        .and(move.getField("root_value").isNotNull()));
        return greatest(decisions().minus(size(fast)), lit(0));
    }

    /** About what any game gives, without its moves. */
    static Column expected() {
        return when(withFast(), decisions().multiply(lit(Gumbel.FULL_SHARE))).otherwise(decisions());
    }
}
