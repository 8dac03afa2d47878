package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.DryRunOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.PreviewText;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.train.TrainReport;
import org.ringrift.jobs.train.TrainRequest;
import org.ringrift.jobs.train.TrainStage;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.onnx.Precision;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: a net from a dataset into the table {@code models}. */
@Command(
        name = "train",
        description = "Train a net on a dataset and add it to the table models.",
        footer = {
            "",
            "The weights of the epoch with the best validation loss are kept. A killed training goes on behind its"
                    + " last",
            "whole epoch when the same command is given again; a completed one is found and does nothing.",
            "",
            "Examples:",
            "  ./ringrift train --config hex8_2p",
            "  ./ringrift train --config hex8_2p --dataset latest --size tiny --epochs 5 --init none",
            "  ./ringrift train --config square8_3p --size medium --epochs 20 --batch 512"
        })
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private DryRunOptions dryRun;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "BOARD_Np",
            description = "Configuration that the net plays, such as hex8_2p.")
    @Domain(form = Form.CONFIG)
    private String config;

    @Option(
            names = "--dataset",
            paramLabel = "ID",
            defaultValue = TrainRequest.LATEST,
            description = "Identity of the dataset, or latest for the newest one (default: ${DEFAULT-VALUE}).")
    private String dataset;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description =
                    "Net: tiny, small, medium, large, or an architecture such as resnet-b4-c48 (default: that of the "
                            + "initial model; small without one).")
    @Domain(form = Form.NET)
    private String size;

    @Option(
            names = "--init",
            paramLabel = "MODEL",
            description =
                    "Weights to start from: production, latest, none or a model's sha256 (default: production if there "
                            + "is a production model, else none).")
    private String init;

    @Option(
            names = "--epochs",
            paramLabel = "E",
            defaultValue = "10",
            description = "Passes over the samples (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "epochs", min = 1, max = TrainRequest.MAX_EPOCHS)
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "B",
            defaultValue = "256",
            description = "Samples of a step (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "samples", min = 2, max = TrainRequest.MAX_BATCH)
    private int batch;

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            defaultValue = "0.001",
            description = "Peak of the learning rate (default: ${DEFAULT-VALUE}).")
    @Domain(above = 0, max = 1)
    private double learningRate;

    @Option(
            names = "--weight-decay",
            paramLabel = "D",
            defaultValue = "0.01",
            description = "Decay of AdamW (default: ${DEFAULT-VALUE}).")
    @Domain(min = 0, max = 1)
    private double weightDecay;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Source of weights and batches (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = "int8",
            description = "Numbers in which the trained net is served: int8, fast on CPUs, or float32, for GPUs "
                    + "(default: ${DEFAULT-VALUE}).")
    private Precision precision;

    @Option(names = "--run-id", paramLabel = "ID", description = "Identity of the run (default: a new one).")
    private String runId;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        TrainRequest request = request();
        Lake lake = new Lake(StageSession.open("train", warehouse, dryRun), warehouse.warehouse());
        TrainStage stage = new TrainStage(lake, System.err, InstantSource.system());
        if (dryRun.asked()) {
            lake.requireWarehouse();
            return PreviewText.show(stage.preview(request, dryRun.table()), PreviewText::of, common, out);
        }
        lake.openExisting();
        TrainReport report = stage.run(request, runId != null ? runId : StageRun.newId("train"));
        out.println(common.json() ? Json.of(report) : describe(report));
        return 0;
    }

    private TrainRequest request() {
        if (size != null) {
            NetArchitecture.parse(size);
        }
        TrainRequest request = TrainRequest.of(GameConfig.parse(config), dataset)
                .withSize(size)
                .withInit(init);
        return request.withLength(epochs, batch)
                .withRates(learningRate, weightDecay)
                .withPrecision(precision)
                .withSeed(seed);
    }

    private static String describe(TrainReport report) {
        ModelRow model = report.model();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: model %s%s, %s from %s, dataset %s.%n",
                model.configKey(),
                model.modelSha256(),
                report.present() ? " was there already" : "",
                model.architecture(),
                model.parent() == null ? "random weights" : "model " + model.parent(),
                model.datasetId()));
        report.earlierEpochLines()
                .forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        text.append(String.format(Locale.ROOT, "Kept the weights of epoch %d.", model.bestEpoch()));
        if (!report.present()) {
            text.append(String.format(
                    Locale.ROOT,
                    " %d epochs of %d samples on the %s, %.1f s (%.0f samples/s).",
                    report.epochsHere(),
                    report.trainSamples(),
                    report.device(),
                    report.seconds(),
                    report.samplesPerSecond()));
        }
        return text.append(" Run ").append(report.runId()).append('.').toString();
    }
}
