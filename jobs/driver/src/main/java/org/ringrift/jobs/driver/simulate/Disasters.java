package org.ringrift.jobs.driver.simulate;

import java.util.List;
import java.util.SplittableRandom;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.rules.GameConfig;

/**
 * What goes badly wrong: every simulation has all of it, at times and places drawn from its seed. A stage of a
 * configuration that always fails for a time, half of the machines lost, and a large board that is several times slower
 * than expected.
 *
 * @param outages stages that fail
 * @param machinesLost when half of the machines go
 * @param slow the configuration that is slow throughout
 */
record Disasters(List<Outage> outages, Window machinesLost, GameConfig slow) {
    private static final double DAY = 86_400;

    /** How much slower. */
    static final double SLOWNESS = 5;

    private static final double TRAINING_DAYS = 4;
    private static final double EVALUATION_DAYS = 1.5;
    private static final double SELFPLAY_DAYS = 0.5;
    private static final double MACHINES_DAYS = 2;

    /**
     * A span of time.
     *
     * @param from first second
     * @param to first second behind it
     */
    record Window(double from, double to) {
        boolean holds(double at) {
            return at >= from && at < to;
        }
    }

    /**
     * A stage that fails always.
     *
     * @param config of this configuration; null for all
     * @param stage the stage
     * @param window meanwhile
     */
    record Outage(GameConfig config, LoopStage stage, Window window) {
        boolean hits(GameConfig other, LoopStage failing, double at) {
            return stage == failing && (config == null || config.equals(other)) && window.holds(at);
        }
    }

    /** Those of a seed. */
    static Disasters of(Luck luck, int days) {
        SplittableRandom random = luck.disasters();
        List<GameConfig> all = GameConfig.all();
        List<GameConfig> large =
                all.stream().filter(config -> config.board().large()).toList();
        List<Outage> outages = List.of(
                new Outage(one(all, random), LoopStage.TRAIN, window(random, days, TRAINING_DAYS)),
                new Outage(one(all, random), LoopStage.SELFPLAY, window(random, days, SELFPLAY_DAYS)),
                new Outage(null, LoopStage.EVALUATE, window(random, days, EVALUATION_DAYS)));
        return new Disasters(outages, window(random, days, MACHINES_DAYS), one(large, random));
    }

    /** Whether a run that ends at that time fails because of them. */
    boolean fail(GameConfig config, LoopStage stage, double at) {
        return outages.stream().anyMatch(outage -> outage.hits(config, stage, at));
    }

    /** How many times slower games of a configuration are. */
    double slowness(GameConfig config) {
        return slow.equals(config) ? SLOWNESS : 1;
    }

    private static GameConfig one(List<GameConfig> configs, SplittableRandom random) {
        return configs.get(random.nextInt(configs.size()));
    }

    /** Somewhere in the days that are simulated, and as long as stated where these are long enough. */
    private static Window window(SplittableRandom random, int days, double length) {
        double from = random.nextDouble() * Math.max(0, days - length) * DAY;
        return new Window(from, from + length * DAY);
    }
}
