package org.ringrift.jobs.sites;

import java.time.Duration;
import java.util.Map;

/**
 * What a site shows of another one.
 *
 * @param site location of its warehouse
 * @param rows rows of this site that the other one lacks, by table; tables of which it lacks none are not named
 * @param behind how long ago the driver first saw that it lacks something; zero if it lacks nothing
 * @param failures failures since the last success
 * @param problem what does not work, a sentence; empty if all does
 * @param rowsThere rows that were brought there by this driver
 * @param rowsHere rows that were brought here by this driver
 */
public record SiteLag(
        String site,
        Map<String, Long> rows,
        Duration behind,
        int failures,
        String problem,
        long rowsThere,
        long rowsHere) {
    /** Copies the map. */
    public SiteLag {
        rows = Map.copyOf(rows);
    }
}
