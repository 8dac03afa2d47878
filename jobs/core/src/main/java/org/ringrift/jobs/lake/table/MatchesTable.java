package org.ringrift.jobs.lake.table;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.jobs.lake.schema.TableSpec;

/** Finished evaluation games, from which alone ratings follow. */
public final class MatchesTable extends LakeTable<MatchRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<MatchRow> SPEC = new TableSpec<>(
            "matches",
            "Finished evaluation games, one row each; ratings follow from them alone.",
            MatchRow.class,
            List.of("config_key"),
            List.of("game_id"));

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public MatchesTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * Which of some games are in the table.
     *
     * @param configKey configuration of all of them
     * @param gameIds games to look for
     * @return the existing ones
     */
    public Set<String> present(String configKey, List<String> gameIds) {
        return present(configKey, "game_id", gameIds);
    }
}
