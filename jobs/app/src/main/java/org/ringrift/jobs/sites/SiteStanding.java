package org.ringrift.jobs.sites;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How another site stands to this one. Immutable; what is forgotten with the driver is found out again by comparing.
 *
 * @param site location of its warehouse
 * @param has versions of this site's tables that it has all rows of; empty if that is not known
 * @param behindSince when it was first seen to lack something; empty if it lacks nothing
 * @param broughtHere when its rows were last brought here; empty for never
 * @param failures failures since the last success
 * @param failedAt when the last of them was; empty if there are none
 * @param problem what does not work, a sentence; empty if all does
 * @param rowsThere rows that were brought there by this driver
 * @param rowsHere rows that were brought here by this driver
 */
record SiteStanding(
        String site,
        Map<String, Long> has,
        Optional<Instant> behindSince,
        Optional<Instant> broughtHere,
        int failures,
        Optional<Instant> failedAt,
        String problem,
        long rowsThere,
        long rowsHere) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 6;

    /** Copies the map. */
    SiteStanding {
        has = Map.copyOf(has);
    }

    /** Of one that nothing is known of. */
    static SiteStanding unknown(String site) {
        return new SiteStanding(site, Map.of(), Optional.empty(), Optional.empty(), 0, Optional.empty(), "", 0, 0);
    }

    /** Whether it has all rows of this site's tables at these versions. */
    boolean complete(Map<String, Long> here) {
        return has.equals(here);
    }

    /** Whether it should be left alone after failures: 15 s after the first, twice as long after each further one, 10 minutes at most. */
    boolean pausing(Instant now) {
        return failedAt.map(at -> now.isBefore(at.plus(pause()))).orElse(false);
    }

    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** The same when this site's tables were seen at these versions. */
    SiteStanding seen(Map<String, Long> here, Instant now) {
        Optional<Instant> since = complete(here) ? Optional.empty() : Optional.of(behindSince.orElse(now));
        return new SiteStanding(site, has, since, broughtHere, failures, failedAt, problem, rowsThere, rowsHere);
    }

    /**
     * The same after a transfer that worked.
     *
     * @param transfer what was brought
     * @param before versions of this site's tables when it began
     * @param rows how many
     * @param refused what could not be brought, a sentence; empty if all was
     */
    SiteStanding brought(SiteTransfer transfer, Map<String, Long> before, long rows, String refused, Instant now) {
        boolean there = transfer.way() == SiteTransfer.Way.THERE;
        boolean everything = transfer.config().isEmpty();
        return new SiteStanding(
                site,
                there && everything ? before : has,
                there && everything ? Optional.empty() : behindSince,
                !there && everything ? Optional.of(now) : broughtHere,
                0,
                Optional.empty(),
                refused,
                rowsThere + (there ? rows : 0),
                rowsHere + (there ? 0 : rows));
    }

    /** The same, to be tried at once whatever has failed. */
    SiteStanding retrying() {
        return new SiteStanding(
                site, has, behindSince, broughtHere, failures, Optional.empty(), problem, rowsThere, rowsHere);
    }

    /** The same after a transfer that failed. */
    SiteStanding failed(String why, Instant now) {
        return new SiteStanding(
                site, has, behindSince, broughtHere, failures + 1, Optional.of(now), why, rowsThere, rowsHere);
    }
}
