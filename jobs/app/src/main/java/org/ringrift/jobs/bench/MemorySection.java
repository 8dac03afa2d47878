package org.ringrift.jobs.bench;

import java.util.List;
import org.ringrift.jobs.bench.workload.FreshModels;
import org.ringrift.jobs.bench.workload.NetSelfplay;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.net.NetSize;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.store.StoredModel;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** The heap that games with net search hold while they are in progress, after a garbage collection. */
final class MemorySection implements Section {
    private static final int POSITIONS = 64;
    private static final List<Integer> GAMES = List.of(1, 64, 512);
    private static final double MEGABYTE = 1e6;

    @Override
    public void measure(BenchRequest request, BenchRows rows) {
        for (GameConfig config : request.configsOr(List.of(Defaults.ONE))) {
            Positions positions = Positions.of(Rules.of(config), POSITIONS);
            StoredModel model = FreshModels.of(positions, NetSize.TINY.architecture(), Precision.INT8);
            for (int games : GAMES) {
                String name = "heap " + games + (games == 1 ? " game " : " games ") + config.key();
                rows.announce(name);
                NetSelfplay play = new NetSelfplay(
                        Rules.of(config), model, NetSection.SIMULATIONS, games, PlayOptions.STANDARD.batch());
                rows.add(BenchGroup.MEMORY, name, "MB", List.of(play.heapBytes() / MEGABYTE), null);
            }
        }
    }
}
