package org.ringrift.jobs.upkeep;

import static org.apache.spark.sql.functions.max;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.evaluate.RatingTable;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.AddedRows;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.spark.SparkWork;

/**
 * Rates the participants of a configuration anew where matches were added after the last ratings: those of an evaluation that was
 * killed between its games and its ratings, and those that came from another warehouse. For one thread.
 */
public final class RatingUpkeep {
    /** Versions of matches looked at in one step. */
    private static final int VERSIONS = 500;

    private final Lake lake;
    private final InstantSource clock;
    private long looked = -1;
    private long fenced;

    /**
     * @param lake the warehouse, open
     * @param clock the time
     */
    public RatingUpkeep(Lake lake, InstantSource clock) {
        this.lake = lake;
        this.clock = clock;
    }

    /**
     * One step.
     *
     * @param epoch of the leader, from 1
     * @return rows of ratings that were added
     * @throws org.ringrift.StageFailure if tables cannot be read or written, or another leads
     */
    public long step(long epoch) {
        AddedRows added = lake.matches().addedAfter(looked, VERSIONS);
        if (added.isEmpty()) {
            looked = added.to();
            return 0;
        }
        long rows = 0;
        for (Map.Entry<String, Long> each : newest(added).entrySet()) {
            if (ratedAt(each.getKey()) < each.getValue()) {
                rows += rate(each.getKey(), added.to(), epoch);
            }
        }
        looked = added.to(); // not before: what has failed is done again
        return rows;
    }

    /** Version of the newest match of each configuration. */
    private Map<String, Long> newest(AddedRows added) {
        List<Row> rows = SparkWork.run(
                lake.spark(),
                "read table matches",
                () -> added.rows()
                        .groupBy("config_key")
                        .agg(max(AddedRows.VERSION))
                        .collectAsList());
        Map<String, Long> newest = new TreeMap<>();
        rows.forEach(row -> newest.put(row.getString(0), row.getLong(1)));
        return newest;
    }

    private long ratedAt(String config) {
        return lake.ratings().latest(config).stream()
                .mapToLong(RatingRow::matchesVersion)
                .max()
                .orElse(-1);
    }

    private long rate(String config, long version, long epoch) {
        List<RatingRow> ratings = new RatingTable(lake).rate(config, version, clock.instant());
        if (ratings.isEmpty()) {
            return 0; // no game joins its players with the anchor
        }
        if (fenced != epoch) {
            lake.ratings().raiseFence(epoch);
            fenced = epoch;
        }
        return lake.ratings().appendAsLeader(ratings, epoch);
    }
}
