package org.ringrift.jobs.driver.simulate.sites;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ringrift.jobs.driver.health.GpuModel;
import org.ringrift.jobs.driver.plan.BoardCosts;
import org.ringrift.rules.GameConfig;

/**
 * Machines of all sites: few large sites and many small ones, by the rule that the k-th has one k-th of the first one's. Immutable.
 *
 * @param nodes the machines, by site
 */
record Fleet(List<Node> nodes) {
    /**
     * A model of machine.
     *
     * @param share of all machines
     * @param gamesPerSecond searched games, of all configurations in equal parts of its time
     * @param spot whether half of them may be taken back at any time
     */
    private record Model(double share, double gamesPerSecond, boolean spot) {}

    /**
     * A machine.
     *
     * @param site where it is
     * @param gamesPerSecond what it plays
     * @param spot whether it may be taken back at any time
     */
    record Node(int site, double gamesPerSecond, boolean spot) {}

    /** Games a second of the machine of the simulation of planning: four slots, two seconds a game on a small board. */
    private static final double RTX_4080_GAMES = 2;

    /** A slot of cores alone is that many times slower than one of four of a card. */
    private static final double CPU_FACTOR = 24;

    private static final List<Model> MODELS = List.of(
            new Model(0.30, RTX_4080_GAMES / CPU_FACTOR, false),
            new Model(0.40, games(GpuModel.RTX_4090), true),
            new Model(0.10, games(GpuModel.A10), false),
            new Model(0.10, games(GpuModel.A100), false),
            new Model(0.06, games(GpuModel.H100), false),
            new Model(0.04, games(GpuModel.GH200), false));

    /** Copies the list. */
    Fleet {
        nodes = List.copyOf(nodes);
    }

    private static double games(GpuModel model) {
        return RTX_4080_GAMES * model.power() / GpuModel.RTX_4080.power();
    }

    /** Draws the machines; each site has one at least. */
    static Fleet of(int sites, int nodes, SplittableRandom random) {
        double perTime = GameConfig.all().stream()
                .mapToDouble(config -> 1 / BoardCosts.relative(config))
                .average()
                .orElseThrow();
        double[] weights = new double[sites];
        for (int site = 0; site < sites; site++) {
            weights[site] = 1.0 / (site + 1) + (site == 0 ? 0 : weights[site - 1]);
        }
        List<Node> all = new ArrayList<>();
        for (int number = 0; number < nodes; number++) {
            Model model = model(random.nextDouble());
            int site = number < sites ? number : place(weights, random.nextDouble() * weights[sites - 1]);
            boolean spot = model.spot() && random.nextBoolean();
            all.add(new Node(site, model.gamesPerSecond() * perTime, spot));
        }
        return new Fleet(all);
    }

    private static Model model(double share) {
        double left = share;
        for (Model model : MODELS) {
            left -= model.share();
            if (left < 0) {
                return model;
            }
        }
        return MODELS.get(0);
    }

    private static int place(double[] sums, double at) {
        int place = 0;
        while (place < sums.length - 1 && at >= sums[place]) {
            place++;
        }
        return place;
    }

    /** Machines of a site. */
    int at(int site) {
        return (int) nodes.stream().filter(node -> node.site() == site).count();
    }

    /** Machines that may be taken back at any time. */
    int spot() {
        return (int) nodes.stream().filter(Node::spot).count();
    }
}
