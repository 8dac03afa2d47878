package org.ringrift.jobs.driver.simulate;

import java.util.SplittableRandom;
import org.ringrift.Seeds;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.rules.GameConfig;

/**
 * Where chance comes from: the k-th run of a stage of a configuration has the same luck whatever the scheme, and so has a
 * machine.
 *
 * @param seed of the simulation
 */
record Luck(long seed) {
    private static final int PLACES = 64;

    /** Streams of things that are no runs, behind those of stages. */
    private static final int WORLD = 1000;

    private static final int MACHINE = 2000;

    /** Chance of a run. */
    SplittableRandom run(GameConfig config, LoopStage stage, int number) {
        return random(place(config) * PLACES + stage.ordinal(), number);
    }

    /** Chance of what a configuration is like. */
    SplittableRandom config(GameConfig config) {
        return random(WORLD, place(config));
    }

    /** Chance of the disasters. */
    SplittableRandom disasters() {
        return random(WORLD, -1);
    }

    /** Chance of a machine's losses. */
    SplittableRandom machine(int number) {
        return random(MACHINE, number);
    }

    /** Seed of a round of planning. */
    long round(long number) {
        return Seeds.mix(seed, number);
    }

    /** A factor around 1 whose logarithm is normal. */
    static double spread(SplittableRandom random, double sigma) {
        return StrictMath.exp(sigma * random.nextGaussian());
    }

    private SplittableRandom random(long stream, long number) {
        return new SplittableRandom(Seeds.mix(Seeds.mix(seed, stream), number));
    }

    private static int place(GameConfig config) {
        return config.board().ordinal() * 4 + config.players();
    }
}
