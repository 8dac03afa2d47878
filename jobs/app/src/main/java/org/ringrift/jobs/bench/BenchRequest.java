package org.ringrift.jobs.bench;

import java.util.List;
import java.util.Set;
import org.ringrift.UserError;
import org.ringrift.jobs.bench.workload.BenchClock;
import org.ringrift.jobs.bench.workload.Meter;
import org.ringrift.rules.GameConfig;

/**
 * What is to be measured, and how long.
 *
 * @param groups parts of the table, one or more
 * @param configs configurations; empty for those that each row has by default
 * @param runs how often each rate is taken, from 1 to {@value #MAX_RUNS}
 * @param seconds length of a run on one thread, above 0, at most {@value #MAX_SECONDS}
 * @param stageSeconds length of a run of a stage, roughly, above 0, at most {@value #MAX_SECONDS}
 * @param clock what the time of work on one thread is taken by; stages are always measured by the wall clock
 */
public record BenchRequest(
        Set<BenchGroup> groups,
        List<GameConfig> configs,
        int runs,
        double seconds,
        double stageSeconds,
        BenchClock clock) {
    private static final int MAX_RUNS = 1000;
    private static final int MAX_SECONDS = 3600;

    /** @throws UserError if a number is out of range */
    public BenchRequest {
        groups = Set.copyOf(groups);
        configs = List.copyOf(configs);
        if (runs < 1 || runs > MAX_RUNS) {
            throw new UserError("Cannot measure in " + runs + " runs: the range is 1 to " + MAX_RUNS + ".");
        }
        requireSeconds(seconds);
        requireSeconds(stageSeconds);
    }

    private static void requireSeconds(double seconds) {
        if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
            throw new UserError(
                    "Cannot measure for " + seconds + " seconds: the range is above 0 to " + MAX_SECONDS + ".");
        }
    }

    /** The configurations asked for, or else some others. */
    List<GameConfig> configsOr(List<GameConfig> others) {
        return configs.isEmpty() ? others : configs;
    }

    /** How work on one thread is measured. */
    Meter meter() {
        return new Meter(clock, runs, seconds);
    }
}
