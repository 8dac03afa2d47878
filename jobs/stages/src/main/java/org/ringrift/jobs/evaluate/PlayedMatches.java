package org.ringrift.jobs.evaluate;

import java.util.List;
import java.util.Map;
import org.ringrift.jobs.cluster.DeviceUse;
import org.ringrift.jobs.play.GameWaves;

/**
 * What was done to have the games of comparisons.
 *
 * @param requested games asked for
 * @param present games of them that the table had before
 * @param added games that were written
 * @param seconds wall time of playing and writing
 * @param evaluations positions evaluated in searches
 * @param devices what the tasks ran on; empty if none was needed
 */
public record PlayedMatches(
        long requested, long present, long added, double seconds, long evaluations, List<DeviceUse> devices) {
    /** Nothing to do: all games were there. */
    static PlayedMatches allPresent(long requested) {
        return new PlayedMatches(requested, requested, 0, 0, 0, List.of());
    }

    PlayedMatches(long requested, long missing, GameWaves.Report played) {
        this(requested, requested - missing, played.added(), played.seconds(), played.evaluations(), played.devices());
    }

    /**
     * This and a longer comparison that goes on behind one of these.
     *
     * @param more what was done to have the longer one
     * @param games games asked for in all
     */
    PlayedMatches continuedBy(PlayedMatches more, long games) {
        long missing = requested - present + more.requested - more.present;
        return new PlayedMatches(
                games,
                games - missing,
                added + more.added,
                seconds + more.seconds,
                evaluations + more.evaluations,
                DeviceUse.sum(devices, more.devices));
    }

    /** Games written in a second. */
    public double gamesPerSecond() {
        return seconds > 0 ? added / seconds : 0;
    }

    Map<String, Long> counts() {
        return Map.of("games_requested", requested, "games_present", present, "games_added", added);
    }
}
