package org.ringrift.jobs.pipeline;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.Lake;

/**
 * What the self-play games of an iteration were like.
 *
 * @param games how many
 * @param shortest moves of the shortest one
 * @param meanMoves mean number of moves, forced ones included
 * @param longest moves of the longest one
 * @param meanTurns mean number of turns
 * @param draws games without a winner
 * @param winsBySeat games won by each seat, index seat - 1
 * @param reasons games by the reason of their end
 */
public record GameSummary(
        long games,
        long shortest,
        double meanMoves,
        long longest,
        double meanTurns,
        long draws,
        List<Long> winsBySeat,
        Map<String, Long> reasons) {

    static GameSummary of(Lake lake, PipelineRequest request, int iteration) {
        Dataset<Row> games = lake.games()
                .read()
                .where(col("config_key").equalTo(request.rules().config().key()))
                .where(col("seed").equalTo(request.seed(iteration)))
                .where(col("game_index").lt(request.games()))
                .select("winner", "reason", "move_count", "turn_count")
                .cache();
        try {
            Row row = games.agg(
                            count(lit(1)),
                            min("move_count"),
                            avg("move_count"),
                            max("move_count"),
                            avg("turn_count"),
                            count_if(col("winner").equalTo(0)))
                    .first();
            Map<Integer, Long> wins = new TreeMap<>();
            games.groupBy("winner").count().collectAsList().forEach(each -> wins.put(each.getInt(0), each.getLong(1)));
            Map<String, Long> reasons = new TreeMap<>();
            games.groupBy("reason")
                    .count()
                    .collectAsList()
                    .forEach(each -> reasons.put(each.getString(0), each.getLong(1)));
            List<Long> bySeat = new ArrayList<>();
            for (int seat = 1; seat <= request.rules().players(); seat++) {
                bySeat.add(wins.getOrDefault(seat, 0L));
            }
            return new GameSummary(
                    row.getLong(0),
                    row.getInt(1),
                    row.getDouble(2),
                    row.getInt(3),
                    row.getDouble(4),
                    row.getLong(5),
                    bySeat,
                    reasons);
        } finally {
            games.unpersist();
        }
    }
}
