package org.ringrift.jobs.driver.simulate.sites;

import java.util.List;

/**
 * What a simulation of sites came to.
 *
 * @param topology who sends to whom
 * @param sites how many
 * @param nodes machines of all
 * @param seed source of all chance
 * @param games games committed where they were played
 * @param replayed games of machines that were lost before their wave was committed, and that were played again
 * @param spotReplayed those of them on spot machines
 * @param traffic what was sent
 * @param staleness how late things were elsewhere
 * @param load what tables had to take
 * @param missing games that a site was to have and did not get in the end: 0, or a fault of the simulation
 * @param cuts times in which sites did not reach each other
 */
public record SitesResult(
        String topology,
        int sites,
        int nodes,
        long seed,
        long games,
        long replayed,
        long spotReplayed,
        Traffic traffic,
        Staleness staleness,
        Load load,
        long missing,
        List<Cut> cuts) {
    /** Copies the list. */
    public SitesResult {
        cuts = List.copyOf(cuts);
    }

    /**
     * What was sent.
     *
     * @param terabytes by all sites
     * @param busiestSent share of the day in which the site that has sent most was sending, above 1 if it had to go on afterwards
     */
    public record Traffic(double terabytes, double busiestSent) {}

    /**
     * How late things were elsewhere.
     *
     * @param medianSeconds from the commit of a wave to its commit elsewhere
     * @param lateSeconds of 99 in 100 not longer
     * @param longestSeconds the longest
     * @param convergenceSeconds from the end of a cut, or of several that overlap, until every site had what there was then: the median
     * @param longestConvergenceSeconds the longest
     * @param modelSeconds from a promotion until the last site has the model: the median
     * @param longestModelSeconds the longest
     * @param caughtUpSeconds from the end of the day until all sites had everything
     * @param oldestMinutes age of the oldest thing that a site lacked, every ten minutes of the day
     */
    public record Staleness(
            double medianSeconds,
            double lateSeconds,
            double longestSeconds,
            double convergenceSeconds,
            double longestConvergenceSeconds,
            double modelSeconds,
            double longestModelSeconds,
            double caughtUpSeconds,
            List<Double> oldestMinutes) {
        /** Copies the list. */
        public Staleness {
            oldestMinutes = List.copyOf(oldestMinutes);
        }
    }

    /**
     * What the table games had to take at the site that had most commits.
     *
     * @param commits of the day and what was left of it
     * @param mostPerMinute in the busiest ten minutes
     * @param busyShare share of the day in which it was committing, above 1 if it had to go on afterwards
     * @param perMinute commits a minute, every ten minutes of the day
     * @param ephemeralPerMinute what it would take at the site with most spot machines if each committed its games by itself in time
     */
    public record Load(
            long commits, double mostPerMinute, double busyShare, List<Double> perMinute, double ephemeralPerMinute) {
        /** Copies the list. */
        public Load {
            perMinute = List.copyOf(perMinute);
        }
    }
}
