package org.ringrift.jobs.bench;

import java.util.List;
import org.ringrift.jobs.bench.workload.EncodeWorkloads;
import org.ringrift.jobs.bench.workload.NpzWorkload;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.jobs.bench.workload.RecordWorkloads;
import org.ringrift.record.GameRecord;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** Positions as numbers, games as records, samples as files, on one thread. */
final class DataSection implements Section {
    private static final int POSITIONS = 256;
    private static final int GAMES = 8;

    @Override
    public void measure(BenchRequest request, BenchRows rows) {
        for (GameConfig config : request.configsOr(Defaults.SMALL)) {
            Positions positions = Positions.of(Rules.of(config), POSITIONS);
            rows.measure(BenchGroup.DATA, EncodeWorkloads.features(positions));
            rows.measure(BenchGroup.DATA, EncodeWorkloads.policy(positions));
            rows.measure(BenchGroup.DATA, EncodeWorkloads.symmetry(positions));
            List<GameRecord> games = RecordWorkloads.games(Rules.of(config), GAMES);
            rows.measure(BenchGroup.DATA, RecordWorkloads.encode(games));
            rows.measure(BenchGroup.DATA, RecordWorkloads.replay(games));
            rows.measure(BenchGroup.DATA, new NpzWorkload(positions));
        }
    }
}
