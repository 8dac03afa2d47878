package org.ringrift.jobs.driver.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.driver.plan.SlotTargets;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.rules.GameConfig;

/** Machines that come and go, and their slots. Mutable, of one simulation. */
final class SimulatedCluster {
    private static final int SECONDS_A_DAY = 86_400;

    /** A slot, and what it was used for. */
    static final class Slot {
        private final int machine;
        private final SlotKind kind;
        private final int[] switches;
        private boolean busy;
        private GameConfig last;

        Slot(int machine, SlotKind kind, int days) {
            this.machine = machine;
            this.kind = kind;
            this.switches = new int[days];
        }

        int machine() {
            return machine;
        }

        SlotKind kind() {
            return kind;
        }
    }

    /**
     * A loss of a machine.
     *
     * @param machine its number
     * @param from when it goes, seconds
     * @param to when it is back, seconds
     */
    record Loss(int machine, double from, double to) {}

    private final boolean[] up = new boolean[Assumptions.MACHINES];
    private final List<Slot> slots = new ArrayList<>();
    private final int days;

    SimulatedCluster(int days) {
        this.days = days;
        Slots each = SlotTargets.of(Assumptions.MACHINE);
        for (int machine = 0; machine < Assumptions.MACHINES; machine++) {
            up[machine] = true;
            add(machine, SlotKind.GPU, each.gpu());
            add(machine, SlotKind.CPU, each.cpu());
        }
    }

    private void add(int machine, SlotKind kind, int count) {
        for (int i = 0; i < count; i++) {
            slots.add(new Slot(machine, kind, days));
        }
    }

    /** All losses of machines in a simulation: each by itself, and half of them together once. */
    static List<Loss> losses(Luck luck, Disasters disasters, int days) {
        List<Loss> losses = new ArrayList<>();
        double end = days * (double) SECONDS_A_DAY;
        for (int machine = 0; machine < Assumptions.MACHINES; machine++) {
            SplittableRandom random = luck.machine(machine);
            double at = 0;
            while (true) {
                at -= Assumptions.SECONDS_TO_LOSS * StrictMath.log(1 - random.nextDouble());
                if (at >= end) {
                    break;
                }
                double back = at + Assumptions.SECONDS_LOST * Luck.spread(random, Assumptions.LOSS_SPREAD);
                losses.add(new Loss(machine, at, back));
                at = back;
            }
            if (machine < Assumptions.MACHINES / 2) {
                Disasters.Window lost = disasters.machinesLost();
                losses.add(new Loss(machine, lost.from(), lost.to()));
            }
        }
        return losses;
    }

    void lose(int machine) {
        up[machine] = false;
    }

    void bringBack(int machine) {
        up[machine] = true;
    }

    /** Slots of machines that are there. */
    Slots total() {
        return count(false);
    }

    /** Those on which nothing runs. */
    Slots free() {
        return count(true);
    }

    private Slots count(boolean onlyFree) {
        int gpu = 0;
        int cpu = 0;
        for (Slot slot : slots) {
            if (up[slot.machine] && !(onlyFree && slot.busy)) {
                gpu += slot.kind == SlotKind.GPU ? 1 : 0;
                cpu += slot.kind == SlotKind.CPU ? 1 : 0;
            }
        }
        return new Slots(gpu, cpu);
    }

    /** Takes a free slot, one that has run the same configuration last if there is one. */
    Slot take(SlotKind kind, GameConfig config, double seconds) {
        Slot chosen = null;
        for (Slot slot : slots) {
            if (slot.kind == kind && up[slot.machine] && !slot.busy && (chosen == null || config.equals(slot.last))) {
                chosen = slot;
            }
        }
        if (chosen == null) {
            throw new IllegalStateException("A plan has more " + kind + " actions than free slots");
        }
        if (chosen.last != null && !chosen.last.equals(config)) {
            chosen.switches[Math.min(days - 1, (int) (seconds / SECONDS_A_DAY))]++;
        }
        chosen.busy = true;
        chosen.last = config;
        return chosen;
    }

    void release(Slot slot) {
        slot.busy = false;
    }

    /** How often each GPU slot changed its configuration on each day. */
    int[] switches() {
        return slots.stream()
                .filter(slot -> slot.kind == SlotKind.GPU)
                .flatMapToInt(slot -> Arrays.stream(slot.switches))
                .toArray();
    }
}
