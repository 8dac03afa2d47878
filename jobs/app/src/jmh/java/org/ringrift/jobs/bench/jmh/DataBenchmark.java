package org.ringrift.jobs.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ringrift.jobs.bench.workload.EncodeWorkloads;
import org.ringrift.jobs.bench.workload.NpzWorkload;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.jobs.bench.workload.RecordWorkloads;
import org.ringrift.jobs.bench.workload.Workload;
import org.ringrift.record.GameRecord;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** Positions as numbers, games as records, samples as files. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DataBenchmark {
    private static final int POSITIONS = 256;
    private static final int GAMES = 4;

    @Param({"hex8_2p", "square8_2p", "square19_2p", "hexagonal_2p"})
    public String config;

    private Workload features;
    private Workload policy;
    private Workload symmetry;
    private Workload npz;
    private Workload recordEncode;
    private Workload recordReplay;

    /** Plays the games that positions and records are taken from. */
    @Setup
    public void prepare() {
        Rules rules = Rules.of(GameConfig.parse(config));
        Positions positions = Positions.of(rules, POSITIONS);
        List<GameRecord> games = RecordWorkloads.games(rules, GAMES);
        features = EncodeWorkloads.features(positions);
        policy = EncodeWorkloads.policy(positions);
        symmetry = EncodeWorkloads.symmetry(positions);
        npz = new NpzWorkload(positions);
        recordEncode = RecordWorkloads.encode(games);
        recordReplay = RecordWorkloads.replay(games);
    }

    /** Feature planes and globals of a position. */
    @Benchmark
    public long encode() {
        return features.run();
    }

    /** Policy indices of all legal moves of a position. */
    @Benchmark
    public long policyIndex() {
        return policy.run();
    }

    /** Planes and policy indices of an image of a position. */
    @Benchmark
    public long symmetry() {
        return symmetry.run();
    }

    /** An archive of feature planes; units are samples. */
    @Benchmark
    public long npz(Units units) {
        return units.count(npz);
    }

    /** The canonical JSON of a game; units are moves. */
    @Benchmark
    public long recordEncode(Units units) {
        return units.count(recordEncode);
    }

    /** Playing a recorded game again; units are moves. */
    @Benchmark
    public long recordReplay(Units units) {
        return units.count(recordReplay);
    }
}
