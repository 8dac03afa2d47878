package org.ringrift.jobs.driver.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.jobs.driver.health.NodeReport.Hardware;
import org.ringrift.jobs.driver.plan.GpuClass;

class GpuModelTest {
    @ParameterizedTest
    @CsvSource({
        "NVIDIA GH200 480GB, 2500, GH200",
        "NVIDIA H100 80GB HBM3, 2000, H100",
        "NVIDIA H200, 2500, H100",
        "NVIDIA A100-SXM4-80GB, 624, A100",
        "NVIDIA A10G, 250, RTX_4090",
        "NVIDIA A10, 250, RTX_4090",
        "NVIDIA L40S, 362, A100",
        "Tesla V100-SXM2-16GB, 125, OLDER",
        "NVIDIA GeForce RTX 5090, 419, RTX_5090",
        "NVIDIA GeForce RTX 5080, 300, RTX_4080",
        "NVIDIA GeForce RTX 5070, 200, RTX_4070",
        "NVIDIA GeForce RTX 4090, 330, RTX_4090",
        "NVIDIA GeForce RTX 4080, 242, RTX_4080",
        "NVIDIA GeForce RTX 4070 Ti, 184, RTX_4070",
        "NVIDIA GeForce RTX 4060 Ti, 120, RTX_4080",
        "NVIDIA GeForce RTX 4060, 120, RTX_4070",
        "NVIDIA GeForce RTX 3090, 142, RTX_4090",
        "NVIDIA GeForce RTX 3080, 119, RTX_4070",
        "NVIDIA GeForce RTX 3070, 81, OLDER",
        "NVIDIA GeForce RTX 3060, 51, OLDER",
        "Apple M3 Max, 30, OLDER",
        "Apple M2, 25, OLDER",
        "apple m1, 20, OLDER",
        "mps, 15, OLDER",
        "Something HBM3, 10, OLDER"
    })
    void cardsAreKnownByTheirNames(String name, double power, GpuClass gpuClass) {
        assertThat(GpuModel.of(name).power()).isEqualTo(power);
        assertThat(GpuModel.of(name).gpuClass()).isEqualTo(gpuClass);
    }

    @Test
    void cardsAddUp() {
        assertThat(new Hardware(64, 8, "NVIDIA H100 80GB HBM3").gpuPower()).isEqualTo(16_000);
        assertThat(new Hardware(64, 0, "").gpuPower()).isZero();
    }
}
