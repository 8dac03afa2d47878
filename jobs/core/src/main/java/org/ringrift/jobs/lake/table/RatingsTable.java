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

/** Ratings, a pure function of matches. */
public final class RatingsTable extends LakeTable<RatingRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<RatingRow> SPEC = new TableSpec<>(
            "ratings",
            "Strength of every participant at a version of matches.",
            RatingRow.class,
            List.of("config_key"),
            List.of("config_key", "participant", "matches_version"));

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public RatingsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * The ratings at the newest version of matches that was rated.
     *
     * @param configKey configuration
     * @return ratings, strongest first; empty if nothing was rated yet
     */
    public List<RatingRow> latest(String configKey) {
        Dataset<Row> all = of(configKey);
        Dataset<Row> newest = all.agg(max("matches_version").as("matches_version"));
        return records(all.join(newest, new String[] {"matches_version"}, "left_semi")
                .orderBy(desc("rating"), col("participant")));
    }
}
