package org.ringrift.jobs.bench.workload;

import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.eval.UniformEvaluator;
import org.ringrift.search.GumbelSearch;
import org.ringrift.search.GumbelSettings;

/**
 * Gumbel search whose evaluations cost nothing, so that its own work and the rules' are what is measured. A piece is a
 * whole decision, a unit one of its simulations. Wins within the turn are not looked for, which would be most of the work and end
 * some decisions early.
 */
public final class SearchWorkload implements Workload {
    private final Positions positions;
    private final int simulations;
    private final GumbelSearch search;
    private final Evaluator evaluator = new UniformEvaluator();
    private final EvalRequest[] batch = new EvalRequest[1];
    private long decisions;

    /**
     * @param positions the decisions
     * @param simulations of each decision
     */
    public SearchWorkload(Positions positions, int simulations) {
        this.positions = positions;
        this.simulations = simulations;
        this.search = new GumbelSearch(
                positions.rules(), new GumbelSettings(simulations, GumbelSettings.DEFAULT_CONSIDERED, 1, 0));
    }

    @Override
    public String name() {
        return "search " + simulations + " sims " + positions.rules().config().key();
    }

    @Override
    public String unit() {
        return "simulations";
    }

    @Override
    public long run() {
        EvalRequest position = positions.get((int) (decisions % positions.size()));
        search.begin(position.frames, position.legal, decisions++);
        for (batch[0] = search.next(); batch[0] != null; batch[0] = search.next()) {
            evaluator.evaluate(batch, 1);
        }
        return search.simulations();
    }
}
