package org.ringrift.jobs.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cluster}: a Spark cluster on this machine. */
@Command(
        name = "cluster",
        description = "Start, show and stop a standalone Spark cluster on this machine, for trying.",
        subcommands = {ClusterStartCommand.class, ClusterStatusCommand.class, ClusterStopCommand.class},
        footer = {
            "",
            "A real master and real workers, as processes of their own that listen on this machine's loopback network only.",
            "",
            "Examples:",
            "  ./ringrift cluster start --workers 2 --gpus-per-worker 1",
            "  ./ringrift cluster status",
            "  ./ringrift cluster stop"
        })
final class ClusterCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Failures.USAGE;
    }
}
