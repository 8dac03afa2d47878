package org.ringrift.jobs.evaluate;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.GameContents;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.rating.Match;
import org.ringrift.rating.Ratings;
import org.ringrift.rules.Edition;

/**
 * Rates all participants of a configuration and edition by all its distinct games at a version of {@code matches}. Each edition of the
 * rules is a pool of its own: a player may be stronger by one than by the other.
 */
public final class RatingTable {
    private final Lake lake;

    /** @param lake the warehouse, open */
    public RatingTable(Lake lake) {
        this.lake = lake;
    }

    /**
     * Computes the ratings: a pure function of the games.
     *
     * @param configKey configuration
     * @param edition edition of the rules; games with all of its options count
     * @param version version of {@code matches}
     * @param createdAt the time that the rows carry
     * @return a row for each participant that games join with the anchor, strongest first; the anchor's too if it has
     *     played
     */
    public List<RatingRow> rate(String configKey, Edition edition, long version, Instant createdAt) {
        Ratings ratings = Ratings.STANDARD;
        return ratings.fit(matches(configKey, edition, version)).stream()
                .filter(rating -> rating.games() > 0)
                .map(rating -> new RatingRow(
                        configKey,
                        edition.key(),
                        rating.participant(),
                        version,
                        rating.rating(),
                        rating.low(),
                        rating.high(),
                        rating.games(),
                        rating.wins(),
                        rating.participant().equals(ratings.anchor()),
                        createdAt))
                .toList();
    }

    /** Games without a winner say nothing about strength in this model and are left out. */
    private List<Match> matches(String configKey, Edition edition, long version) {
        Dataset<Row> won = lake.matches()
                .readAt(version)
                .where(col("config_key")
                        .equalTo(configKey)
                        .and(col("edition").equalTo(edition.key()))
                        .and(col("winner").gt(0)));
        Dataset<Row> games =
                GameContents.fill(won).select(col(GameContents.COLUMN), col("players.participant"), col("winner"));
        return SparkWork.run(
                lake.spark(),
                "read table matches",
                () -> games.collectAsList().stream()
                        .map(row -> Match.ofContent(row.getString(0), row.getList(1), row.getInt(2)))
                        .toList());
    }
}
