package org.ringrift.jobs.driver.simulate.sites;

import java.util.SplittableRandom;
import org.ringrift.Seeds;

/**
 * Machines that play, are lost and come back, and the waves in which each site commits their games. Runs of a site end their waves one
 * after the other, so that a wave holds what was played since the one before. Mutable, of one simulation.
 */
final class Production {
    private static final int MACHINES = 1000;
    private static final double DAY = 86_400;

    private final Fleet fleet;
    private final SiteAssumptions assumptions;
    private final Clockwork clock;
    private final long seed;
    private final WaveEnd end;
    private final double[] rate;
    private final double[] pending;
    private final double[] since;
    private final double[] waveAt;
    private double horizon;
    private int running;
    private double replayed;
    private double spotReplayed;

    /** Takes the games of a wave. */
    interface WaveEnd {
        void of(int site, double games);
    }

    Production(Fleet fleet, int sites, SiteAssumptions assumptions, Clockwork clock, long seed, WaveEnd end) {
        this.fleet = fleet;
        this.assumptions = assumptions;
        this.clock = clock;
        this.seed = seed;
        this.end = end;
        this.rate = new double[sites];
        this.pending = new double[sites];
        this.since = new double[sites];
        this.waveAt = new double[sites];
    }

    /** Plans all of it up to a time. */
    void begin(double until) {
        horizon = until;
        for (int number = 0; number < fleet.nodes().size(); number++) {
            Fleet.Node node = fleet.nodes().get(number);
            rate[node.site()] += node.gamesPerSecond();
            planLoss(node, new SplittableRandom(Seeds.mix(Seeds.mix(seed, MACHINES), number)));
        }
        for (int site = 0; site < rate.length; site++) {
            int runs = Math.max(1, Math.min(assumptions.mostRuns(), fleet.at(site)));
            double between = assumptions.waveSeconds() / runs;
            int number = site;
            // Sites do not end their waves at one moment.
            double first = between * (1 + site) / (1 + rate.length);
            running++;
            clock.at(first, () -> wave(number, between));
        }
    }

    private void wave(int site, double between) {
        pass(site);
        double games = pending[site];
        pending[site] = 0;
        waveAt[site] = clock.now();
        if (games > 0) {
            end.of(site, games);
        }
        if (clock.now() >= horizon) {
            running--;
        } else {
            clock.at(Math.min(horizon, clock.now() + between), () -> wave(site, between));
        }
    }

    private void planLoss(Fleet.Node node, SplittableRandom random) {
        double mean = (node.spot() ? assumptions.spotDaysToLoss() : assumptions.daysToLoss()) * DAY;
        double at = clock.now() - mean * StrictMath.log(1 - random.nextDouble());
        if (at < horizon) {
            clock.at(at, () -> {
                lose(node);
                clock.at(clock.now() + assumptions.lostSeconds(), () -> {
                    pass(node.site());
                    rate[node.site()] += node.gamesPerSecond();
                    planLoss(node, random);
                });
            });
        }
    }

    /** Games since the last commit are played again, but for those of a spot machine that were confirmed elsewhere. */
    private void lose(Fleet.Node node) {
        pass(node.site());
        rate[node.site()] -= node.gamesPerSecond();
        double unconfirmed = clock.now() - waveAt[node.site()];
        double seconds = node.spot() ? Math.min(assumptions.confirmSeconds(), unconfirmed) : unconfirmed;
        double games = Math.min(pending[node.site()], seconds * node.gamesPerSecond());
        pending[node.site()] -= games;
        replayed += games;
        spotReplayed += node.spot() ? games : 0;
    }

    private void pass(int site) {
        double now = Math.min(horizon, clock.now());
        pending[site] += Math.max(0, rate[site]) * (now - since[site]);
        since[site] = now;
    }

    /** Whether waves are still to come. */
    boolean busy() {
        return running > 0;
    }

    /** Games that were played again because their machine was lost. */
    double replayed() {
        return replayed;
    }

    /** Those of spot machines. */
    double spotReplayed() {
        return spotReplayed;
    }
}
