package org.ringrift.jobs.upkeep;

import static org.apache.spark.sql.functions.max;

import java.time.InstantSource;
import java.util.List;
import org.ringrift.jobs.evaluate.RatingTable;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.AddedRows;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.rules.Edition;

/**
 * Rates the participants of a configuration and edition anew where matches were added after the last ratings: those of an evaluation that was
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
        for (Pool pool : newest(added)) {
            if (ratedAt(pool) < pool.version()) {
                rows += rate(pool, added.to(), epoch);
            }
        }
        looked = added.to(); // not before: what has failed is done again
        return rows;
    }

    /** Who is rated together, and the version of the newest match among them. */
    private record Pool(String config, Edition edition, long version) {}

    private List<Pool> newest(AddedRows added) {
        return SparkWork.run(
                        lake.spark(),
                        "read table matches",
                        () -> added.rows()
                                .groupBy("config_key", "edition")
                                .agg(max(AddedRows.VERSION))
                                .orderBy("config_key", "edition")
                                .collectAsList())
                .stream()
                .map(row -> new Pool(row.getString(0), Edition.parse(row.getString(1)), row.getLong(2)))
                .toList();
    }

    private long ratedAt(Pool pool) {
        return lake.ratings().latest(pool.config(), pool.edition()).stream()
                .mapToLong(RatingRow::matchesVersion)
                .max()
                .orElse(-1);
    }

    private long rate(Pool pool, long version, long epoch) {
        List<RatingRow> ratings = new RatingTable(lake).rate(pool.config(), pool.edition(), version, clock.instant());
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
