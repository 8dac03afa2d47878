package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.ClusterText;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.trial.StoppedCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cluster stop}. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description =
                "End the processes of the running cluster, executors included, and no others; exit code 1 if none "
                        + "is running.")
final class ClusterStopCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ClusterFolder folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<StoppedCluster> stopped = folder.cluster().stop();
        if (stopped.isEmpty()) {
            out.println(common.json() ? Json.of(Map.of()) : ClusterText.none(folder.folder()));
            return Failures.FAILED;
        }
        out.println(common.json() ? Json.of(stopped.get()) : ClusterText.of(stopped.get()));
        return 0;
    }
}
