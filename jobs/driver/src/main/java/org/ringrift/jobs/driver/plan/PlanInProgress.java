package org.ringrift.jobs.driver.plan;

import java.util.ArrayList;
import java.util.List;

/** The actions of a plan so far: the one place where slots and room in the queue are counted. */
final class PlanInProgress {
    private final Limits limits;
    private final List<Action> actions = new ArrayList<>();
    private int gpu;
    private int cpu;

    PlanInProgress(Limits limits) {
        this.limits = limits;
        this.gpu = limits.free().gpu();
        this.cpu = limits.free().cpu();
    }

    /**
     * Adds an action if there is a slot and room for it.
     *
     * @return whether it was added
     */
    boolean add(Action action) {
        if (room() <= 0 || free().of(action.slot()) <= 0) {
            return false;
        }
        gpu -= action.slot() == SlotKind.GPU ? 1 : 0;
        cpu -= action.slot() == SlotKind.CPU ? 1 : 0;
        actions.add(action);
        return true;
    }

    Limits limits() {
        return limits;
    }

    /** Slots that are left. */
    Slots free() {
        return new Slots(gpu, cpu);
    }

    /** Actions that may still be queued. */
    int room() {
        return limits.room() - actions.size();
    }

    int count(LoopStage stage) {
        return (int) actions.stream().filter(action -> action.stage() == stage).count();
    }

    List<Action> actions() {
        return List.copyOf(actions);
    }
}
