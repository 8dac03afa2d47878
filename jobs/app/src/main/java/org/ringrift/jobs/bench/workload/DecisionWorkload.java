package org.ringrift.jobs.bench.workload;

import org.ringrift.eval.Evaluator;
import org.ringrift.heuristic.HeuristicEvaluator;
import org.ringrift.net.serve.NetEvaluator;
import org.ringrift.net.serve.OnnxNet;
import org.ringrift.net.store.StoredModel;
import org.ringrift.player.GumbelPlayer;
import org.ringrift.player.Player;
import org.ringrift.search.GumbelSettings;

/**
 * Decisions of one game at a time, see {@link Thinking}. The positions have nothing to do with each other, so that no answer is
 * known from the decision before.
 */
public final class DecisionWorkload implements Workload {
    private final String name;
    private final Positions positions;
    private final Player player;
    private final Thinking thinking;
    private final Runnable behind;
    private final Sink sink = new Sink();
    private long decisions;

    private DecisionWorkload(String name, Positions positions, int simulations, Evaluator evaluator, Runnable behind) {
        this.name = name + " " + positions.rules().config().key();
        this.positions = positions;
        this.player = new GumbelPlayer(name, null, evaluator, GumbelSettings.of(simulations));
        this.thinking = new Thinking(player);
        this.behind = behind;
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
        int index = (int) (decisions % positions.size());
        sink.take(thinking.decide(positions.get(index), decisions++));
        return 1;
    }

    @Override
    public void close() {
        player.close();
        behind.run();
    }
}
