package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.rules.Edition;

/** Ratings, a pure function of matches. */
public final class RatingsTable extends LakeTable<RatingRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<RatingRow> SPEC = new TableSpec<>(
            "ratings",
            "Strength of every participant at a version of matches, by configuration and edition of the rules.",
            RatingRow.class,
            List.of("config_key"),
            List.of("config_key", "edition", "participant", "matches_version"));

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public RatingsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * The ratings at the newest version of matches at which an edition was rated.
     *
     * @param configKey configuration
     * @param edition edition of the rules: games of different rules are not rated together
     * @return ratings, strongest first; empty if nothing was rated yet
     */
    public List<RatingRow> latest(String configKey, Edition edition) {
        return newest(of(configKey).where(col("edition").equalTo(edition.key())));
    }

    /**
     * The newest ratings of a program that rated the games of all editions together.
     *
     * @param configKey configuration
     * @return ratings, strongest first; empty in a warehouse that no such program has written
     */
    public List<RatingRow> latestOfAllEditions(String configKey) {
        return newest(of(configKey).where(col("edition").isNull()));
    }

    private List<RatingRow> newest(Dataset<Row> ratings) {
        Dataset<Row> newest = ratings.agg(max("matches_version").as("matches_version"));
        return records(ratings.join(newest, new String[] {"matches_version"}, "left_semi")
                .orderBy(desc("rating"), col("participant")));
    }
}
