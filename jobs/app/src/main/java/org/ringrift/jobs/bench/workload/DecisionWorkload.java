package org.ringrift.jobs.bench.workload;

import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.heuristic.HeuristicEvaluator;
import org.ringrift.net.serve.NetEvaluator;
import org.ringrift.net.serve.OnnxNet;
import org.ringrift.net.store.StoredModel;
import org.ringrift.search.GumbelSearch;
import org.ringrift.search.GumbelSettings;

/**
 * Decisions of one game at a time, as a person meets them: what one search may ask for together is evaluated together. The
 * positions have nothing to do with each other, so that no answer is known from the decision before.
 */
public final class DecisionWorkload implements Workload {
    private final String name;
    private final Positions positions;
    private final GumbelSearch search;
    private final Evaluator evaluator;
    private final Runnable behind;
    private final EvalRequest[] batch;
    private long decisions;

    private DecisionWorkload(String name, Positions positions, int simulations, Evaluator evaluator, Runnable behind) {
        this.name = name + " " + positions.rules().config().key();
        this.positions = positions;
        this.search = new GumbelSearch(positions.rules(), GumbelSettings.of(simulations));
        this.evaluator = evaluator;
        this.behind = behind;
        this.batch = new EvalRequest[evaluator.batchSize()];
    }

    /** A search without a net. */
    public static Workload heuristic(Positions positions, int simulations) {
        return new DecisionWorkload(
                "decision " + simulations + " sims heuristic",
                positions,
                simulations,
                new HeuristicEvaluator(positions.rules()),
                () -> {});
    }

    /**
     * A search with a net.
     *
     * @param what what the net is called in the name of the workload
     * @param model the net
     * @param positions to be decided
     * @param simulations of each decision
     * @param rows positions in a computation of the net
     */
    public static Workload net(String what, StoredModel model, Positions positions, int simulations, int rows) {
        OnnxNet net = OnnxNet.open(model, NetWorkloads.serving(rows));
        return new DecisionWorkload(
                "decision " + simulations + " sims " + what + " batch " + rows,
                positions,
                simulations,
                new NetEvaluator(net, positions.rules().config()),
                net::close);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "decisions";
    }

    @Override
    public long run() {
        EvalRequest position = positions.get((int) (decisions % positions.size()));
        search.begin(position.frames, position.legal, decisions++);
        for (EvalRequest first = search.next(); first != null; first = search.next()) {
            int count = 0;
            for (EvalRequest each = first; each != null; each = search.another()) {
                batch[count++] = each;
                if (count == batch.length) {
                    evaluator.evaluate(batch, count);
                    count = 0;
                }
            }
            if (count > 0) {
                evaluator.evaluate(batch, count);
            }
        }
        return 1;
    }

    @Override
    public void close() {
        evaluator.close();
        behind.run();
    }
}
