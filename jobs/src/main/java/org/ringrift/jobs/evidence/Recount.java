package org.ringrift.jobs.evidence;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.LakeWork;
import org.ringrift.rating.Match;
import org.ringrift.record.GamePlan;
import org.ringrift.record.SeatPlayer;

/**
 * Counts the games of comparisons from a version of {@code matches}. Every planned game must be there, by its identity,
 * with the seed, index and players that were planned; nothing else is counted.
 */
public final class Recount {
    private final Lake lake;
    private final long version;

    /**
     * The result of a comparison with its games.
     *
     * @param tally the numbers
     * @param matches the games that have a winner, for ratings
     */
    public record Counted(Tally tally, List<Match> matches) {}

    /**
     * @param lake where the games are
     * @param version version of {@code matches} to read
     */
    public Recount(Lake lake, long version) {
        this.lake = lake;
        this.version = version;
    }

    /**
     * Counts the games of comparisons, by one query.
     *
     * @param comparisons which games, by any name; all of one configuration
     * @return their results by the same names, in the same order
     * @throws StageFailure if a game is missing, or is not the one that was planned
     */
    public Map<String, Counted> of(Map<String, Comparison> comparisons) {
        Map<String, List<GamePlan>> plans = new LinkedHashMap<>();
        comparisons.forEach((name, comparison) -> plans.put(name, comparison.plans()));
        Map<String, Row> rows =
                rows(plans.values().stream().flatMap(List::stream).toList());
        Map<String, Counted> counted = new LinkedHashMap<>();
        comparisons.forEach((name, comparison) -> counted.put(name, count(comparison, plans.get(name), rows)));
        return counted;
    }

    /**
     * As {@link #of}, the numbers alone.
     *
     * @param comparisons which games, by any name; all of one configuration
     * @return their results by the same names, in the same order
     * @throws StageFailure if a game is missing, or is not the one that was planned
     */
    public Map<String, Tally> tallies(Map<String, Comparison> comparisons) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        of(comparisons).forEach((name, counted) -> tallies.put(name, counted.tally()));
        return tallies;
    }

    private Counted count(Comparison comparison, List<GamePlan> plans, Map<String, Row> rows) {
        long missing =
                plans.stream().filter(plan -> !rows.containsKey(plan.gameId())).count();
        if (missing > 0) {
            throw new StageFailure(
                    "Cannot count the games of " + comparison.subject().participant() + " against "
                            + comparison.opponent().participant() + ": " + missing + " of " + plans.size()
                            + " are not in version " + version + " of table matches. Evaluate again.");
        }
        List<Integer> winners = new ArrayList<>();
        List<Match> matches = new ArrayList<>();
        for (GamePlan plan : plans) {
            Row row = rows.get(plan.gameId());
            verify(plan, row);
            int winner = row.<Integer>getAs("winner");
            winners.add(winner);
            if (winner > 0) {
                matches.add(new Match(plan.gameId(), participants(plan), winner));
            }
        }
        return new Counted(Tally.of(comparison, winners), List.copyOf(matches));
    }

    private Map<String, Row> rows(List<GamePlan> plans) {
        if (plans.isEmpty()) {
            return Map.of();
        }
        StructType key = new StructType().add("game_id", DataTypes.StringType);
        List<Row> ids = new ArrayList<>();
        plans.forEach(plan -> ids.add(RowFactory.create(plan.gameId())));
        Dataset<Row> wanted = lake.spark().createDataFrame(ids, key);
        Dataset<Row> found = lake.matches()
                .readAt(version)
                .where(col("config_key").equalTo(plans.get(0).rules().config().key()))
                .select(
                        col("game_id"),
                        col("seed"),
                        col("game_index"),
                        col("winner"),
                        col("winner_participant"),
                        col("players.participant").as("participants"))
                .join(wanted, new String[] {"game_id"}, "left_semi");
        Map<String, Row> rows = new HashMap<>();
        for (Row row : LakeWork.run(lake.spark(), "read table matches", found::collectAsList)) {
            if (rows.put(row.getAs("game_id"), row) != null) {
                throw new StageFailure("Cannot count game " + row.getAs("game_id")
                        + ": it is in table matches twice. Restore the table to a version without it.");
            }
        }
        return rows;
    }

    private static void verify(GamePlan plan, Row row) {
        List<String> participants = participants(plan);
        int winner = row.<Integer>getAs("winner");
        boolean planned = row.<Long>getAs("seed") == plan.seed()
                && row.<Long>getAs("game_index") == plan.index()
                && row.<String>getList(row.fieldIndex("participants")).equals(participants)
                && winner >= 0
                && winner <= participants.size();
        String name = row.getAs("winner_participant");
        if (!planned
                || !(winner == 0 ? name == null : participants.get(winner - 1).equals(name))) {
            throw new StageFailure("Cannot count game " + plan.gameId()
                    + ": its row in table matches is not that of the game that was planned. Restore the table.");
        }
    }

    private static List<String> participants(GamePlan plan) {
        return plan.players().stream().map(SeatPlayer::participant).toList();
    }
}
