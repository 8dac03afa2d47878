package org.ringrift.jobs.bench.lake;

import java.time.Instant;
import java.util.List;
import org.ringrift.jobs.bench.Machine;
import org.ringrift.jobs.lake.delta.MaintenanceOutcome;

/**
 * What was measured of a large warehouse.
 *
 * @param machine what it was measured on
 * @param measuredAt when
 * @param games games in it
 * @param made how long it took to make it; null if it was there
 * @param bytes mean size of a game in the files
 * @param maintained what maintenance has done to the games
 * @param queries the recipes and other queries, after that
 * @param dataset a dataset of the newest games
 */
public record LakeReport(
        Machine machine,
        Instant measuredAt,
        long games,
        Made made,
        double bytes,
        MaintenanceOutcome maintained,
        List<QueryTime> queries,
        DatasetTime dataset) {
    /** Copies the list. */
    public LakeReport {
        queries = List.copyOf(queries);
    }

    /**
     * How it was made.
     *
     * @param waves commits
     * @param seconds wall time of generating games and adding them
     * @param firstAppend seconds of the first commit
     * @param lastAppend seconds of the last commit
     * @param searchedBytes mean size of a game with policies
     */
    public record Made(int waves, double seconds, double firstAppend, double lastAppend, double searchedBytes) {}

    /**
     * A dataset of the newest games.
     *
     * @param games how many
     * @param samples how many they gave
     * @param large seconds in the large warehouse
     * @param small seconds in one that holds these games alone
     */
    public record DatasetTime(long games, long samples, double large, double small) {}
}
