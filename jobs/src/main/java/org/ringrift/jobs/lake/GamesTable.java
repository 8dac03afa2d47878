package org.ringrift.jobs.lake;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** Finished self-play games. */
public final class GamesTable extends LakeTable<GameRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<GameRow> SPEC = new TableSpec<>(
            "games",
            "Finished self-play games, one row each.",
            GameRow.class,
            List.of("config_key"),
            List.of("game_id"));

    GamesTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * Which of some games are in the table.
     *
     * @param configKey configuration of all of them
     * @param gameIds games to look for
     * @return those that are there
     */
    public Set<String> present(String configKey, List<String> gameIds) {
        return present(configKey, "game_id", gameIds);
    }
}
