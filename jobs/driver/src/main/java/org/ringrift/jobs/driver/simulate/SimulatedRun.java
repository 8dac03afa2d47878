package org.ringrift.jobs.driver.simulate;

import java.util.SplittableRandom;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.SlotKind;

/** A run of a stage: how long it will take and whether it fails is drawn when it begins. Mutable, of one simulation. */
final class SimulatedRun {
    private final Action action;
    private final SimulatedCluster.Slot slot;
    private final double from;
    private final SplittableRandom random;
    private final double secondsPerGame;
    private final boolean broken;
    private final boolean fails;
    private final double to;
    private boolean over;

    /**
     * Begins a run.
     *
     * @param action what is run
     * @param slot what it occupies; null for the driver itself
     * @param now when, seconds
     * @param random its luck
     * @param disasters what breaks it
     */
    SimulatedRun(Action action, SimulatedCluster.Slot slot, double now, SplittableRandom random, Disasters disasters) {
        this.action = action;
        this.slot = slot;
        this.from = now;
        this.random = random;
        double slowness = disasters.slowness(action.config());
        double spread = Luck.spread(random, Assumptions.spread(action.stage()));
        double seconds;
        if (action instanceof Action.Selfplay play) {
            this.secondsPerGame = slowness * spread * gameSeconds(play);
            seconds = play.games() * secondsPerGame;
        } else {
            this.secondsPerGame = 0;
            seconds = spread * Assumptions.seconds(action.config(), action.stage(), slowness);
        }
        this.broken = disasters.fail(action.config(), action.stage(), now);
        this.fails = random.nextDouble() < Assumptions.failures(action.stage()) || broken;
        this.to = now + (fails ? seconds * random.nextDouble() : seconds);
    }

    private static double gameSeconds(Action.Selfplay play) {
        double onGpu = Assumptions.gameSeconds(
                play.config(), play.simulations(), play.mix().searched());
        return play.slot() == SlotKind.CPU ? onGpu * Assumptions.CPU_FACTOR : onGpu;
    }

    Action action() {
        return action;
    }

    SimulatedCluster.Slot slot() {
        return slot;
    }

    SplittableRandom random() {
        return random;
    }

    /** When it ends by itself, seconds. */
    double to() {
        return to;
    }

    /** How it ends by itself. */
    RunEnd howItEnds() {
        return fails ? RunEnd.FAILED : RunEnd.DONE;
    }

    /** Seconds of a slot until a time. */
    double slotSeconds(double at) {
        return slot == null ? 0 : at - from;
    }

    /** Seconds of a GPU slot for one of its games; 0 where it has none or played on cores. */
    double measuredGameSeconds() {
        return action.slot() == SlotKind.GPU ? secondsPerGame : 0;
    }

    /**
     * Games that it has committed by its end: all when it is done, else those of whole waves; none where self-play is
     * broken.
     */
    long committedGames(RunEnd how, double at) {
        if (!(action instanceof Action.Selfplay play) || broken) {
            return 0;
        }
        if (how == RunEnd.DONE) {
            return play.games();
        }
        double waves = Math.floor((at - from) / Assumptions.WAVE_SECONDS) * Assumptions.WAVE_SECONDS;
        return Math.min(play.games(), (long) (waves / secondsPerGame));
    }

    /**
     * Ends it.
     *
     * @return whether it had not ended before
     */
    boolean end() {
        boolean first = !over;
        over = true;
        return first;
    }
}
