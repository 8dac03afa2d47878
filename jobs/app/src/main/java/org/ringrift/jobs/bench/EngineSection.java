package org.ringrift.jobs.bench;

import java.util.List;
import java.util.stream.Stream;
import org.ringrift.board.BoardType;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.jobs.bench.workload.RandomGames;
import org.ringrift.jobs.bench.workload.RuleWorkloads;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** Rules and heuristic on one thread: random play on all configurations, the rest on a few. */
final class EngineSection implements Section {
    private static final int POSITIONS = 256;

    @Override
    public void measure(BenchRequest request, BenchRows rows) {
        for (GameConfig config : request.configsOr(GameConfig.all())) {
            rows.measure(BenchGroup.ENGINE, new RandomGames(Rules.of(config)));
        }
        List<GameConfig> twoPlayers = Stream.of(BoardType.values())
                .map(board -> new GameConfig(board, 2))
                .toList();
        for (GameConfig config : request.configsOr(twoPlayers)) {
            Positions positions = Positions.of(Rules.of(config), POSITIONS);
            rows.measure(BenchGroup.ENGINE, RuleWorkloads.legalMoves(positions));
            rows.measure(BenchGroup.ENGINE, RuleWorkloads.copy(positions));
            rows.measure(BenchGroup.ENGINE, RuleWorkloads.hash(positions));
            rows.measure(BenchGroup.ENGINE, RuleWorkloads.heuristicMove(positions));
        }
    }
}
