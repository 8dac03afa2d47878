package org.ringrift.jobs.driver.state;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.jobs.spark.SparkWork;

/**
 * How far a run of self-play is.
 *
 * @param games games of it that are committed
 * @param wanted games that it was asked for; 0 if an older program began it
 */
public record SelfplayProgress(long games, long wanted) {
    /**
     * Counts the games of runs, wave by wave as they are committed.
     *
     * @param lake the warehouse, open
     * @param runs runs, those of self-play with their requests
     * @return progress of those of self-play, by their identities
     * @throws org.ringrift.StageFailure if a request is damaged, or the table cannot be read
     */
    public static Map<String, SelfplayProgress> of(Lake lake, List<RunStatus> runs) {
        List<RunRow> selfplay = runs.stream()
                .map(RunStatus::row)
                .filter(row -> row.stage().equals(LoopStage.SELFPLAY.key()))
                .toList();
        if (selfplay.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> games = games(lake, selfplay);
        Map<String, SelfplayProgress> progress = new HashMap<>();
        selfplay.forEach(row -> progress.put(
                row.runId(), new SelfplayProgress(games.getOrDefault(row.runId(), 0L), RequestedGames.of(row))));
        return progress;
    }

    private static Map<String, Long> games(Lake lake, List<RunRow> runs) {
        Dataset<Row> counts = lake.games()
                .read()
                .where(col("config_key")
                        .isin(runs.stream().map(RunRow::configKey).distinct().toArray()))
                .where(col("run_id").isin(runs.stream().map(RunRow::runId).toArray()))
                .groupBy("run_id")
                .count();
        Map<String, Long> games = new HashMap<>();
        SparkWork.run(lake.spark(), "read table games", counts::collectAsList)
                .forEach(row -> games.put(row.getString(0), row.getLong(1)));
        return games;
    }
}
