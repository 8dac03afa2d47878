package org.ringrift.jobs.bench;

import java.util.List;
import org.ringrift.jobs.bench.workload.DecisionWorkload;
import org.ringrift.jobs.bench.workload.FreshModels;
import org.ringrift.jobs.bench.workload.NetSelfplay;
import org.ringrift.jobs.bench.workload.NetWorkloads;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.net.NetSize;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.store.StoredModel;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * Evaluations on one thread by untrained nets of the sizes for CPUs, in each precision: the net alone by batch, its
 * evaluator, and self-play as a task of the stage does it, whose bound is the net alone at its best batch.
 */
final class NetSection implements Section {
    /** Simulations of a decision in self-play. */
    static final int SIMULATIONS = 64;

    private static final int POSITIONS = 256;
    private static final List<Integer> BATCHES = List.of(1, 16, 64, 256);
    private static final List<NetSize> SIZES = List.of(NetSize.TINY, NetSize.SMALL);

    @Override
    public void measure(BenchRequest request, BenchRows rows) {
        for (GameConfig config : request.configsOr(List.of(Defaults.ONE))) {
            Positions positions = Positions.of(Rules.of(config), POSITIONS);
            for (NetSize size : SIZES) {
                for (Precision precision : Precision.values()) {
                    StoredModel model = FreshModels.of(positions, size.architecture(), precision);
                    measure(size.key() + " " + precision.key(), model, positions, rows);
                }
            }
        }
    }

    private static void measure(String net, StoredModel model, Positions positions, BenchRows rows) {
        Bound best = new Bound(0, "");
        for (int batch : BATCHES) {
            BenchRow bare = rows.measure(BenchGroup.NET, NetWorkloads.bare(net, model, batch, positions));
            best = bare.median() > best.value() ? new Bound(bare.median(), bare.name()) : best;
        }
        PlayOptions options = PlayOptions.STANDARD;
        rows.measure(BenchGroup.NET, NetWorkloads.evaluator(net, model, options.batch(), positions), best);
        rows.measure(BenchGroup.NET, DecisionWorkload.net(net, model, positions, SIMULATIONS, options.batch()));
        String of = net + " " + positions.rules().config().key();
        rows.announce("self-play " + of);
        NetSelfplay.Result play = new NetSelfplay(
                        positions.rules(), model, SIMULATIONS, options.concurrency(), options.batch())
                .measure(rows.meter());
        rows.add(BenchGroup.NET, "self-play " + of, "evaluations/s", play.evaluations(), best);
        List<Double> percent = play.fill().stream().map(share -> 100 * share).toList();
        rows.add(BenchGroup.NET, "batch fill " + of, "%", percent, null);
    }
}
