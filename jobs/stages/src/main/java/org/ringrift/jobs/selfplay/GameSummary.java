package org.ringrift.jobs.selfplay;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.GameContents;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.record.GamePlan;

/**
 * What the games of a request were like.
 *
 * @param games how many
 * @param distinct how many of them differ in their moves
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
        long distinct,
        long shortest,
        double meanMoves,
        long longest,
        double meanTurns,
        long draws,
        List<Long> winsBySeat,
        Map<String, Long> reasons) {

    /**
     * Describes games of the table {@code games}; those that it lacks are left out.
     *
     * @param lake where they are
     * @param plans which games, all of one configuration and seed
     * @return what they were like
     */
    static GameSummary of(Lake lake, List<GamePlan> plans) {
        GamePlan any = plans.get(0);
        Dataset<Row> wanted = lake.spark()
                .createDataFrame(
                        plans.stream()
                                .map(plan -> RowFactory.create(plan.gameId()))
                                .toList(),
                        new StructType().add("game_id", DataTypes.StringType));
        Dataset<Row> games = lake.games()
                .read()
                .where(col("config_key").equalTo(any.rules().config().key()))
                .where(col("seed").equalTo(any.seed())); // Narrows what is read; the identity decides.
        Dataset<Row> kinds = GameContents.fill(games)
                .select("game_id", GameContents.COLUMN, "winner", "reason", "move_count", "turn_count")
                .join(wanted, new String[] {"game_id"}, "left_semi")
                .groupBy("winner", "reason")
                .agg(
                        count(lit(1)),
                        count_distinct(col(GameContents.COLUMN)),
                        min("move_count"),
                        sum("move_count"),
                        max("move_count"),
                        sum("turn_count"));
        Sum sum = new Sum(any.rules().players());
        SparkWork.run(lake.spark(), "read table games", kinds::collectAsList).forEach(sum::add);
        return sum.summary();
    }

    /** Games of one winner and reason after another. Copies have both in common, so that distinct games add up. */
    private static final class Sum {
        private final long[] wins;
        private final Map<String, Long> reasons = new TreeMap<>();
        private long games;
        private long distinct;
        private long shortest = Long.MAX_VALUE;
        private long moves;
        private long longest;
        private long turns;

        Sum(int players) {
            wins = new long[players + 1];
        }

        void add(Row kind) {
            long count = kind.getLong(2);
            wins[kind.getInt(0)] += count;
            reasons.merge(kind.getString(1), count, Long::sum);
            games += count;
            distinct += kind.getLong(3);
            shortest = Math.min(shortest, kind.getInt(4));
            moves += kind.getLong(5);
            longest = Math.max(longest, kind.getInt(6));
            turns += kind.getLong(7);
        }

        GameSummary summary() {
            return new GameSummary(
                    games,
                    distinct,
                    games == 0 ? 0 : shortest,
                    (double) moves / games,
                    longest,
                    (double) turns / games,
                    wins[0],
                    Arrays.stream(wins).skip(1).boxed().toList(),
                    reasons);
        }
    }
}
