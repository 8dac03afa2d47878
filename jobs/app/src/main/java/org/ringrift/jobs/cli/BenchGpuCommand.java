package org.ringrift.jobs.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ringrift.UserError;
import org.ringrift.jobs.bench.gpu.GpuBench;
import org.ringrift.jobs.bench.gpu.GpuReport;
import org.ringrift.jobs.bench.gpu.GpuRequest;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.GpuText;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.NetArchitecture;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench gpu}: what a GPU gives. */
@Command(
        name = "gpu",
        description = "Measure a net on a GPU: alone, behind self-play, and in training.",
        footer = {
            "",
            "The net is untrained, and no Spark is started. Several tasks play at once and share the GPU, as on an executor.",
            "",
            "Examples:",
            "  ./ringrift bench gpu --config hex8_2p",
            "  ./ringrift bench gpu --config hex8_2p --device cpu --net tiny --batch 64 --tasks 1 --seconds 0.5"
        })
final class BenchGpuCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--config",
            paramLabel = "BOARD_Np",
            required = true,
            description = "Configuration: square8, square19, hex8 or hexagonal for 2 to 4 players, such as hex8_2p.")
    @Domain(form = Form.CONFIG)
    private String config;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "0",
            description = "Index of the GPU, or cpu (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--net",
            paramLabel = "NET",
            defaultValue = "medium",
            description = "Size of the net: tiny, small, medium, large, or such as resnet-b4-c48 (default:"
                    + " ${DEFAULT-VALUE}).")
    private String net;

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            description = "Positions in a computation; several with commas (default: 64, 256 and 1024).")
    private List<Integer> batches = List.of();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "Tasks that play at the same time (default: one a core).")
    @Domain(unit = "tasks", min = 1, max = 256)
    private int tasks = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--games",
            paramLabel = "N",
            defaultValue = "256",
            description = "Games that a task plays at once (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "games", min = 1, max = 4096)
    private int games;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "3",
            description = "Length of a run, of which there are three after a warm-up of three (default: "
                    + "${DEFAULT-VALUE}).")
    private double seconds;

    @Spec
    private CommandSpec spec;

    private ComputeDevice device() {
        if (!device.matches("cpu|\\d{1,3}")) {
            throw new UserError("Cannot compute on " + device + ": give cpu or the index of a GPU, such as 0.");
        }
        return device.equals("cpu") ? ComputeDevice.CPU : ComputeDevice.gpu(Integer.parseInt(device));
    }

    @Override
    public Integer call() {
        GpuRequest request = new GpuRequest(
                GameConfig.parse(config), NetArchitecture.parse(net), device(), batches, tasks, games, seconds);
        GpuReport report = GpuBench.measure(request, System.err);
        spec.commandLine().getOut().println(common.json() ? Json.of(report) : GpuText.of(report));
        return 0;
    }
}
