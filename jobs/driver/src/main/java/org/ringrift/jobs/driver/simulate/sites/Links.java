package org.ringrift.jobs.driver.simulate.sites;

import java.util.List;

/**
 * The connections of sites: each sends one copy at a time and receives one at a time, in the order in which they were asked for.
 * Mutable, of one simulation.
 */
final class Links {
    private final SiteAssumptions assumptions;
    private final List<Cut> cuts;
    private final double[] sendsUntil;
    private final double[] receivesUntil;
    private final double[] sent;
    private double allSent;

    Links(int sites, SiteAssumptions assumptions, List<Cut> cuts) {
        this.assumptions = assumptions;
        this.cuts = cuts;
        this.sendsUntil = new double[sites];
        this.receivesUntil = new double[sites];
        this.sent = new double[sites];
    }

    /** Whether no cut came between two sites from one time to another. */
    boolean connected(int one, int other, double begin, double end) {
        return cuts.stream().noneMatch(cut -> cut.parts(one, other, begin, end));
    }

    /**
     * Sends bytes, behind what the site sends already.
     *
     * @return when the last of them has left
     */
    double send(int from, double bytes, double now) {
        double end = Math.max(now, sendsUntil[from]) + bytes / assumptions.linkBytesPerSecond();
        sendsUntil[from] = end;
        sent[from] += bytes;
        allSent += bytes;
        return end;
    }

    /**
     * Receives bytes whose last has left just now, behind what the site receives already.
     *
     * @return when the last of them is there
     */
    double receive(int to, double bytes, double now) {
        double seconds = bytes / assumptions.linkBytesPerSecond();
        double end = Math.max(now - seconds, receivesUntil[to]) + seconds;
        receivesUntil[to] = end;
        return end + assumptions.roundTrips() * assumptions.roundTripSeconds();
    }

    /** Bytes that all sites have sent. */
    double allSent() {
        return allSent;
    }

    /** Bytes of the site that has sent most. */
    double mostSent() {
        double most = 0;
        for (double bytes : sent) {
            most = Math.max(most, bytes);
        }
        return most;
    }
}
