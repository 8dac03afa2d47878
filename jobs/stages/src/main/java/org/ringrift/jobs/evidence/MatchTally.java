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
import org.ringrift.jobs.lake.schema.GameContents;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.rating.Match;
import org.ringrift.record.GamePlan;
import org.ringrift.record.SeatPlayer;

/**
 * Counts the games of comparisons from a version of {@code matches}. Every planned game must be there, by its identity,
 * with the seed, index and players that were planned; nothing else is counted, and copies of a game count once.
 */
public final class MatchTally {
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
    public MatchTally(Lake lake, long version) {
        this.lake = lake;
        this.version = version;
    }

    /**
     * Counts the games of a comparison.
     *
     * @param comparison which games
     * @return its result
     * @throws StageFailure if a game is missing, or is not the one that was planned
     */
    public Counted of(Comparison comparison) {
        List<GamePlan> plans = comparison.plans();
        List<GameResult> results = new ArrayList<>();
        List<Match> matches = new ArrayList<>();
        Map<String, Row> rows = rows(plans);
        for (GameResult result : results(comparison, plans, rows)) {
            if (result.winner() > 0) {
                matches.add(
                        Match.ofContent(result.content(), participants(plans.get(results.size())), result.winner()));
            }
            results.add(result);
        }
        Tally tally = new TallyCount(comparison.rules().players())
                .add(comparison, results)
                .tally();
        return new Counted(tally, List.copyOf(matches));
    }

    /**
     * Counts the games of several comparisons, by one query.
     *
     * @param comparisons by any name, those of the same player with the same opponent; all of one configuration
     * @return their results by the same names, in the same order
     * @throws StageFailure if a game is missing, or is not the one that was planned
     */
    public Map<String, Tally> tallies(Map<String, List<Comparison>> comparisons) {
        Map<Comparison, List<GamePlan>> plans = new LinkedHashMap<>();
        comparisons.values().forEach(pool -> pool.forEach(each -> plans.put(each, each.plans())));
        Map<String, Row> rows =
                rows(plans.values().stream().flatMap(List::stream).toList());
        Map<String, Tally> tallies = new LinkedHashMap<>();
        comparisons.forEach((name, pool) -> {
            TallyCount count = new TallyCount(pool.get(0).rules().players());
            pool.forEach(each -> count.add(each, results(each, plans.get(each), rows)));
            tallies.put(name, count.tally());
        });
        return tallies;
    }

    private List<GameResult> results(Comparison comparison, List<GamePlan> plans, Map<String, Row> rows) {
        long missing =
                plans.stream().filter(plan -> !rows.containsKey(plan.gameId())).count();
        if (missing > 0) {
            throw new StageFailure(
                    "Cannot count the games of " + comparison.subject().participant() + " against "
                            + comparison.opponent().participant() + ": " + missing + " of " + plans.size()
                            + " are not in version " + version + " of table matches. Evaluate again.");
        }
        List<GameResult> results = new ArrayList<>();
        for (GamePlan plan : plans) {
            Row row = rows.get(plan.gameId());
            verify(plan, row);
            results.add(new GameResult(plan.gameId(), row.<Integer>getAs("winner"), row.getAs(GameContents.COLUMN)));
        }
        return results;
    }

    private Map<String, Row> rows(List<GamePlan> plans) {
        if (plans.isEmpty()) {
            return Map.of();
        }
        StructType key = new StructType().add("game_id", DataTypes.StringType);
        List<Row> ids = new ArrayList<>();
        plans.forEach(plan -> ids.add(RowFactory.create(plan.gameId())));
        Dataset<Row> wanted = lake.spark().createDataFrame(ids, key);
        Dataset<Row> ofConfig = lake.matches()
                .readAt(version)
                .where(col("config_key").equalTo(plans.get(0).rules().config().key()));
        Dataset<Row> found = GameContents.fill(ofConfig)
                .select(
                        col("game_id"),
                        col("seed"),
                        col("game_index"),
                        col("winner"),
                        col("winner_participant"),
                        col(GameContents.COLUMN),
                        col("players.participant").as("participants"))
                .join(wanted, new String[] {"game_id"}, "left_semi");
        Map<String, Row> rows = new HashMap<>();
        for (Row row : SparkWork.run(lake.spark(), "read table matches", found::collectAsList)) {
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
