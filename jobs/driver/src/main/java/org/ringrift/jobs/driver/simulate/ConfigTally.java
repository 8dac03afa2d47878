package org.ringrift.jobs.driver.simulate;

import java.time.Duration;
import java.time.Instant;
import org.ringrift.jobs.driver.plan.Starvation;
import org.ringrift.rules.GameConfig;

/** Counts what became of a configuration in a simulation. */
final class ConfigTally {
    private final Instant start;
    private final long[] gamesOfIteration;
    private final int floor;
    private Instant progress;
    private Duration longestGap = Duration.ZERO;
    private long games;
    private int trainings;
    private int promotions;
    private double slotSeconds;

    ConfigTally(GameConfig config, Instant start, int days) {
        this.start = start;
        this.progress = start;
        this.floor = Starvation.floor(config.players());
        this.gamesOfIteration = new long[(int) Duration.ofDays(days).dividedBy(Starvation.ITERATION)];
    }

    void games(long committed, Instant now) {
        games += committed;
        int iteration = (int) (Duration.between(start, now).toSeconds() / Starvation.ITERATION.toSeconds());
        gamesOfIteration[Math.min(iteration, gamesOfIteration.length - 1)] += committed;
        progress(now);
    }

    void trained(Instant now) {
        trainings++;
        progress(now);
    }

    void promoted() {
        promotions++;
    }

    void used(double seconds) {
        slotSeconds += seconds;
    }

    /** Something was committed: games, a dataset, a model, an evaluation or a decision. */
    void progress(Instant now) {
        Duration gap = Duration.between(progress, now);
        longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
        progress = now;
    }

    /** Longest run of iterations in which fewer games came than the floor. */
    int longestStarvation() {
        int longest = 0;
        int run = 0;
        for (long each : gamesOfIteration) {
            run = each < floor ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    SimulationResult.OfConfig result(GameConfig config, double elo, Instant end) {
        progress(end);
        return new SimulationResult.OfConfig(
                config.key(),
                elo,
                games,
                trainings,
                promotions,
                slotSeconds / 3600,
                longestGap.toSeconds() / 3600.0,
                longestStarvation());
    }
}
