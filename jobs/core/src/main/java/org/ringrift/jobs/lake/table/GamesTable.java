package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.CellCodec;
import org.ringrift.jobs.lake.schema.GameLength;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.spark.SparkWork;

/** Finished self-play games. */
public final class GamesTable extends LakeTable<GameRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<GameRow> SPEC = new TableSpec<>(
            "games",
            "Finished self-play games, one row each.",
            GameRow.class,
            List.of("config_key"),
            List.of("game_id"));

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public GamesTable(SparkSession spark, Warehouse warehouse) {
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

    /**
     * How long games are.
     *
     * @param configKey configuration
     * @return their lengths; of 0 games if there are none
     */
    public GameLength length(String configKey) {
        return SparkWork.run(spark(), "read table " + name(), () -> {
            Row row = of(configKey)
                    .agg(
                            count(lit(1)),
                            coalesce(avg("move_count"), lit(0.0)),
                            coalesce(avg("decision_count"), lit(0.0)))
                    .first();
            return new GameLength(row.getLong(0), row.getDouble(1), row.getDouble(2));
        });
    }

    /**
     * When games were played. The games of a wave carry the time at which it began.
     *
     * @param configKey configuration
     * @return number of games by that time, earliest first
     */
    public NavigableMap<Instant, Long> byTime(String configKey) {
        CellCodec times = CellCodec.of(Instant.class);
        return SparkWork.run(spark(), "read table " + name(), () -> {
            NavigableMap<Instant, Long> games = new TreeMap<>();
            of(configKey)
                    .groupBy("created_at")
                    .count()
                    .collectAsList()
                    .forEach(row -> games.put((Instant) times.toJava(row.get(0)), row.getLong(1)));
            return games;
        });
    }
}
