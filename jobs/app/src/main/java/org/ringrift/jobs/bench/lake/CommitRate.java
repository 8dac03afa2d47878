package org.ringrift.jobs.bench.lake;

/**
 * What writers got into one table at the same time.
 *
 * @param writers how many, each in a session of its own
 * @param configs how many configurations they wrote to: writers of one configuration are in each other's way
 * @param rows games of a commit
 * @param commits commits of all writers
 * @param seconds from the first begin to the last end
 * @param meanSeconds mean time of a commit, waiting and tries that lost included
 * @param longestSeconds the longest
 */
public record CommitRate(
        int writers, int configs, int rows, long commits, double seconds, double meanSeconds, double longestSeconds) {
    private static final double MINUTE = 60;

    /** Commits of all writers in a minute. */
    public double perMinute() {
        return commits * MINUTE / seconds;
    }
}
