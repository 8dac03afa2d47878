package org.ringrift.jobs.bench.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.jobs.bench.Machine;
import org.ringrift.jobs.cli.text.GpuText;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.NetArchitecture;
import org.ringrift.rules.GameConfig;

class GpuBenchTest {
    private static final NetArchitecture SMALLEST = new NetArchitecture(1, 16);

    private static GpuRequest request(ComputeDevice device, Integer... batches) {
        return new GpuRequest(GameConfig.parse("hex8_2p"), SMALLEST, device, List.of(batches), 2, 4, 1e-9);
    }

    @Test
    void everythingIsMeasuredForEachBatchOnTheCpuToo() {
        ByteArrayOutputStream progress = new ByteArrayOutputStream();
        GpuReport report = GpuBench.measure(
                request(ComputeDevice.CPU, 4, 8), new PrintStream(progress, true, StandardCharsets.UTF_8));
        assertThat(report.net()).isEqualTo("resnet-b1-c16");
        assertThat(report.batches()).extracting(GpuReport.BatchRates::batch).containsExactly(4, 8);
        assertThat(report.batches()).allSatisfy(rates -> {
            assertThat(rates.bare()).isPositive();
            assertThat(rates.selfplay()).isPositive();
            assertThat(rates.fill()).isBetween(0.1, 1.0);
            assertThat(rates.training()).isPositive();
        });
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .isEqualTo("Measuring batches of 4 on CPU ...\nMeasuring batches of 8 on CPU ...\n");
    }

    @Test
    void aLibraryWithoutCudaIsToldOf() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        GpuRequest request = request(ComputeDevice.gpu(0), 4);
        assertThatThrownBy(() -> GpuBench.measure(request, nowhere))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot serve a net on GPU 0: this ONNX Runtime has no CUDA provider.");
        assertThatThrownBy(() -> request(ComputeDevice.CPU, 1))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot measure batches [1]: give one or more of at least 2 positions.");
    }

    @Test
    void theGoalIsJudgedByTheBestShare() {
        Machine machine = new Machine("EPYC", 16, "Linux", "OpenJDK 17", 4000, "4.0.1", "4.0.1", "1.28.0", "0.36.0");
        GpuReport.BatchRates low = new GpuReport.BatchRates(64, 10000, 4000, 0.9, 500);
        GpuReport.BatchRates high = new GpuReport.BatchRates(256, 20000, 17000, 0.95, 900);
        assertThat(GpuText.of(new GpuReport(machine, "GPU 0", "hex8_2p", "resnet-b6-c64", 16, List.of(low, high))))
                .startsWith("EPYC, 16 cores, OpenJDK 17; hex8_2p, resnet-b6-c64 on GPU 0, 16 tasks\n")
                .endsWith("Self-play reaches 0.85 of the net alone; the goal is 0.80: reached.");
        assertThat(GpuText.of(new GpuReport(machine, "GPU 0", "hex8_2p", "resnet-b6-c64", 16, List.of(low))))
                .endsWith("Self-play reaches 0.40 of the net alone; the goal is 0.80: missed.");
    }
}
