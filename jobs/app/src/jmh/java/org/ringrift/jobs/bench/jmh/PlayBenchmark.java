package org.ringrift.jobs.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.jobs.bench.workload.RuleWorkloads;
import org.ringrift.jobs.bench.workload.SearchWorkload;
import org.ringrift.jobs.bench.workload.Workload;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** Choosing a move: by the heuristic, and by Gumbel search with evaluations that cost nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PlayBenchmark {
    private static final int POSITIONS = 128;
    private static final int SIMULATIONS = 64;

    @Param({"hex8_2p", "square8_2p", "square19_2p", "hexagonal_2p"})
    public String config;

    private Workload heuristic;
    private Workload search;

    /** Plays the games that the positions are taken from. */
    @Setup
    public void prepare() {
        Positions positions = Positions.of(Rules.of(GameConfig.parse(config)), POSITIONS);
        heuristic = RuleWorkloads.heuristicMove(positions);
        search = new SearchWorkload(positions, SIMULATIONS);
    }

    /** One decision of the heuristic player. */
    @Benchmark
    public long heuristicMove() {
        return heuristic.run();
    }

    /** One searched decision; units are simulations. */
    @Benchmark
    public long search(Units units) {
        return units.count(search);
    }
}
