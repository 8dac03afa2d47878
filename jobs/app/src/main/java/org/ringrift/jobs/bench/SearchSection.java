package org.ringrift.jobs.bench;

import org.ringrift.jobs.bench.workload.DecisionWorkload;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.jobs.bench.workload.SearchWorkload;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * Gumbel search with a constant evaluator: what the search itself and the rules below it cost; and decisions by the search
 * with the heuristic evaluator.
 */
final class SearchSection implements Section {
    private static final int POSITIONS = 256;
    private static final int SIMULATIONS = 64;

    @Override
    public void measure(BenchRequest request, BenchRows rows) {
        for (GameConfig config : request.configsOr(Defaults.SMALL)) {
            Positions positions = Positions.of(Rules.of(config), POSITIONS);
            rows.measure(BenchGroup.SEARCH, new SearchWorkload(positions, SIMULATIONS));
            rows.measure(BenchGroup.SEARCH, DecisionWorkload.heuristic(positions, SIMULATIONS));
        }
    }
}
