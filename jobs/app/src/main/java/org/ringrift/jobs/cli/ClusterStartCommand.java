package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.ClusterText;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.trial.ClusterRequest;
import org.ringrift.jobs.trial.ClusterStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cluster start}. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Start a master and workers, and wait until the workers are registered.")
final class ClusterStartCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ClusterFolder folder;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Worker processes (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--cores-per-worker",
            paramLabel = "N",
            description = "Cores that each worker offers (default: an equal share of this machine's).")
    private Integer cores;

    @Option(
            names = "--memory-per-worker",
            paramLabel = "SIZE",
            defaultValue = "4g",
            description = "Memory that each worker offers to executors, such as 2g (default: ${DEFAULT-VALUE}).")
    private String memory;

    @Option(
            names = "--gpus-per-worker",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "GPU addresses that each worker offers, numbered from 0 over all workers. They are stated, not "
                            + "looked for: scheduling can be tried without GPUs (default: ${DEFAULT-VALUE}).")
    private int gpus;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7077",
            description = "Port of the master, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--ui-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the master's web page, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int uiPort;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int share = Math.max(1, Runtime.getRuntime().availableProcessors() / Math.max(1, workers));
        ClusterRequest request = new ClusterRequest(workers, cores != null ? cores : share, memory, gpus, port, uiPort);
        ClusterStatus started = folder.cluster().start(request);
        out.println(common.json() ? Json.of(started) : ClusterText.of(started) + ClusterText.example(started, stop()));
        return 0;
    }

    private String stop() {
        boolean given = spec.commandLine().getParseResult().hasMatchedOption("--folder");
        return "./ringrift cluster stop" + (given ? " --folder " + folder.folder() : "");
    }
}
