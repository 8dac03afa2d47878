package org.ringrift.jobs.driver.launch;

import java.util.List;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.Slots;

/** Takes the slots away that runs in flight occupy. */
public final class Occupied {
    private Occupied() {}

    /**
     * What is left: a run occupies a slot of the kind that its stage is given first, or else of the other.
     *
     * @param total all slots
     * @param states configurations with their runs in flight
     */
    public static Slots free(Slots total, List<ConfigState> states) {
        int gpu = total.gpu();
        int cpu = total.cpu();
        for (ConfigState state : states) {
            for (LoopStage stage : LoopStage.values()) {
                int runs = stage == LoopStage.PROMOTE ? 0 : state.stage(stage).inFlight();
                for (int run = 0; run < runs; run++) {
                    boolean onGpu = gpu > 0 && (stage != LoopStage.DATASET || cpu == 0);
                    if (onGpu) {
                        gpu--;
                    } else if (cpu > 0) {
                        cpu--;
                    }
                }
            }
        }
        return new Slots(gpu, cpu);
    }
}
