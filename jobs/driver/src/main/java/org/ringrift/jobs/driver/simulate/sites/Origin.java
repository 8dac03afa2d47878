package org.ringrift.jobs.driver.simulate.sites;

import java.util.Arrays;

/**
 * What came from one place, in its order: waves of games of a site, or models of the leader. A place elsewhere has the first so many
 * of them. Mutable, of one simulation.
 */
final class Origin {
    private double[] committedAt = new double[256];
    private double[] bytes = new double[256];
    private double[] games = new double[256];
    private int size;

    /** @param amount games of the wave; 0 for a model */
    void add(double at, double amount, double size) {
        if (this.size + 1 == committedAt.length) {
            int twice = 2 * committedAt.length;
            committedAt = Arrays.copyOf(committedAt, twice);
            bytes = Arrays.copyOf(bytes, twice);
            games = Arrays.copyOf(games, twice);
        }
        committedAt[this.size] = at;
        games[this.size + 1] = games[this.size] + amount;
        bytes[this.size + 1] = bytes[this.size] + size;
        this.size++;
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** When the i-th was committed, from 0. */
    double committedAt(int i) {
        return committedAt[i];
    }

    /** Bytes of those from the i-th to before the j-th. */
    double bytes(int from, int to) {
        return bytes[to] - bytes[from];
    }

    /** Games of those. */
    double games(int from, int to) {
        return games[to] - games[from];
    }
}
