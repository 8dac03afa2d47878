package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.ClusterText;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.trial.ClusterStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cluster status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show the running cluster; exit code 1 if none is running.")
final class ClusterStatusCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ClusterFolder folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<ClusterStatus> status = folder.cluster().status();
        if (status.isEmpty()) {
            out.println(common.json() ? Json.of(Map.of()) : ClusterText.none(folder.folder()));
            return Failures.FAILED;
        }
        out.println(common.json() ? Json.of(status.get()) : ClusterText.of(status.get()));
        return 0;
    }
}
