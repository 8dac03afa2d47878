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
import org.openjdk.jmh.annotations.TearDown;
import org.ringrift.jobs.bench.workload.FreshModels;
import org.ringrift.jobs.bench.workload.NetWorkloads;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.jobs.bench.workload.Workload;
import org.ringrift.net.NetSize;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.store.StoredModel;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** Evaluations by the smallest net on one thread of the CPU. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class NetBenchmark {
    private static final int POSITIONS = 256;

    @Param({"hex8_2p", "square8_2p"})
    public String config;

    /** Positions in a computation. */
    @Param({"1", "16", "64", "256"})
    public int batch;

    @Param({"INT8", "FLOAT32"})
    public Precision precision;

    private Workload bare;
    private Workload evaluator;

    /** Makes and loads the net. */
    @Setup
    public void open() {
        Positions positions = Positions.of(Rules.of(GameConfig.parse(config)), POSITIONS);
        StoredModel model = FreshModels.of(positions, NetSize.TINY.architecture(), precision);
        bare = NetWorkloads.bare("tiny", model, batch, positions);
        evaluator = NetWorkloads.evaluator("tiny", model, batch, positions);
    }

    /** Unloads the net. */
    @TearDown
    public void close() {
        evaluator.close();
        bare.close();
    }

    /** One batch of the net alone; units are positions. */
    @Benchmark
    public long bareNet(Units units) {
        return units.count(bare);
    }

    /** One batch with encoding before and reading of the results after it; units are positions. */
    @Benchmark
    public long evaluator(Units units) {
        return units.count(evaluator);
    }
}
