package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.plan.SlotTargets.Machine;

class SlotTargetsTest {
    @ParameterizedTest
    @CsvSource({
        // class, GPUs, GB on them, cores, GB: GPU slots by cards, cores, memory or the class's most; cores that are
        // left
        "H100, 1, 80, 16, 128, 8, 1",
        "H100, 8, 640, 208, 1800, 16, 1",
        "A100, 1, 40, 30, 200, 12, 1",
        "RTX_4090, 1, 24, 16, 64, 5, 1",
        "RTX_4090, 4, 96, 128, 256, 8, 32",
        "RTX_4080, 1, 16, 64, 64, 4, 23",
        "OLDER, 1, 4, 8, 16, 1, 1",
        "NONE, 0, 0, 2, 8, 0, 1",
        "NONE, 0, 0, 64, 256, 0, 25",
        "NONE, 0, 0, 64, 12, 0, 8",
    })
    void slotsFollowCardsCoresAndMemory(
            GpuClass gpuClass, int gpus, double gpuMemory, int cores, double memory, int gpu, int cpu) {
        assertThat(SlotTargets.of(new Machine(gpuClass, gpus, gpuMemory, cores, memory)))
                .isEqualTo(new Slots(gpu, cpu));
    }

    @Test
    void aCardWithoutAClassIsRefused() {
        assertThatThrownBy(() -> new Machine(GpuClass.NONE, 1, 8, 4, 16))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot count the slots of a machine with 1 GPUs of class NONE, 8.0 GB on them, 4 cores and"
                        + " 16.0 GB: state a class and memory of its GPUs, or none, and what it really has.");
    }
}
