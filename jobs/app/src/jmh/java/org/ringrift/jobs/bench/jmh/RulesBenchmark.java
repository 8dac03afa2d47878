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
import org.ringrift.jobs.bench.workload.RandomGames;
import org.ringrift.jobs.bench.workload.RandomSteps;
import org.ringrift.jobs.bench.workload.RuleWorkloads;
import org.ringrift.jobs.bench.workload.Workload;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** The rules: random play whole and by the step, and what searches do with single positions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RulesBenchmark {
    private static final int POSITIONS = 256;

    @Param({
        "square8_2p",
        "square8_3p",
        "square8_4p",
        "square19_2p",
        "square19_3p",
        "square19_4p",
        "hex8_2p",
        "hex8_3p",
        "hex8_4p",
        "hexagonal_2p",
        "hexagonal_3p",
        "hexagonal_4p"
    })
    public String config;

    private Workload games;
    private Workload steps;
    private Workload legalMoves;
    private Workload apply;
    private Workload copy;
    private Workload hash;

    /** Plays the games that the positions are taken from. */
    @Setup
    public void prepare() {
        Rules rules = Rules.of(GameConfig.parse(config));
        Positions positions = Positions.of(rules, POSITIONS);
        games = new RandomGames(rules);
        steps = new RandomSteps(rules);
        legalMoves = RuleWorkloads.legalMoves(positions);
        apply = RuleWorkloads.apply(positions);
        copy = RuleWorkloads.copy(positions);
        hash = RuleWorkloads.hash(positions);
    }

    /** One random game; units are steps. */
    @Benchmark
    public long randomGame(Units units) {
        return units.count(games);
    }

    /** Legal moves, choice and move, game after game. */
    @Benchmark
    public long randomStep() {
        return steps.run();
    }

    /** Listing the legal moves of a position. */
    @Benchmark
    public long legalMoves() {
        return legalMoves.run();
    }

    /** Copying a position and applying a move. */
    @Benchmark
    public long copyAndApply() {
        return apply.run();
    }

    /** Copying a position. */
    @Benchmark
    public long copy() {
        return copy.run();
    }

    /** Hashing a position. */
    @Benchmark
    public long hash() {
        return hash.run();
    }
}
