package org.ringrift.jobs.driver.simulate.sites;

/**
 * What is assumed of work, tables and links. Written down before the first simulation, and not fitted to its outcome.
 *
 * @param waveSeconds time between commits of a run of self-play, as in the simulation of planning
 * @param mostRuns runs at once at a site: one a configuration; a small site has one a node
 * @param bytesPerGame of a searched game with its policies, as it lies in the table (docs/performance.md)
 * @param commitSeconds of a commit to a table, whatever it holds (docs/performance.md, the row stage commit: 1.1 to 1.9 s on
 *     local disk); a table takes one after the other
 * @param secondsPerGame what each game adds to its commit (same page: 0.2 ms of a core)
 * @param linkBytesPerSecond what a site sends at most, and what it receives at most: a gigabit a second
 * @param roundTripSeconds between two sites
 * @param roundTrips of a copy: the log is listed and read, files are asked for
 * @param reconcileSeconds time between comparisons of a site with another one
 * @param promotionsPerDay models that the leader promotes: four a configuration
 * @param modelBytes of a model and its ONNX form
 * @param copies sites that hold all games where not every site does, the predecessor's replication target
 * @param daysToLoss mean time to the loss of a machine, as in the simulation of planning
 * @param spotDaysToLoss the same of a machine that its owner may take back
 * @param lostSeconds how long a machine is lost
 * @param confirmSeconds in which a finished game of a spot machine is kept elsewhere (EPHEMERAL)
 * @param daysToCut mean time until a site is cut off from all others
 * @param cutSeconds median of how long; log-normal
 */
public record SiteAssumptions(
        double waveSeconds,
        int mostRuns,
        double bytesPerGame,
        double commitSeconds,
        double secondsPerGame,
        double linkBytesPerSecond,
        double roundTripSeconds,
        int roundTrips,
        double reconcileSeconds,
        int promotionsPerDay,
        double modelBytes,
        int copies,
        double daysToLoss,
        double spotDaysToLoss,
        double lostSeconds,
        double confirmSeconds,
        double daysToCut,
        double cutSeconds) {
    /** The figures of the page. */
    public static final SiteAssumptions STANDARD =
            new SiteAssumptions(600, 12, 5561, 1.5, 0.0002, 125e6, 0.1, 10, 300, 48, 20e6, 3, 10, 1, 7200, 5, 10, 1800);

    /** Commits that a table takes in a minute. */
    public double commitsPerMinute() {
        return 60 / commitSeconds;
    }

    /** The same where a commit takes another time. */
    public SiteAssumptions withCommitSeconds(double seconds) {
        return new SiteAssumptions(
                waveSeconds,
                mostRuns,
                bytesPerGame,
                seconds,
                secondsPerGame,
                linkBytesPerSecond,
                roundTripSeconds,
                roundTrips,
                reconcileSeconds,
                promotionsPerDay,
                modelBytes,
                copies,
                daysToLoss,
                spotDaysToLoss,
                lostSeconds,
                confirmSeconds,
                daysToCut,
                cutSeconds);
    }
}
