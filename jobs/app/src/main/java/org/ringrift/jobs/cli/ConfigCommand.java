package org.ringrift.jobs.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code config}: what configuration files say. Needs no Spark. */
@Command(
        name = "config",
        description = "Show classes of machines and what spark-submit needs for one, or make them from an old file.",
        subcommands = {ConfigNodeCommand.class, ConfigImportHostsCommand.class},
        footer = {
            "",
            "Options of all commands can stand in a file, too (--config-file): docs/reference/configuration.md.",
            "",
            "Examples:",
            "  ./ringrift config node",
            "  ./ringrift config node a100 --stage train",
            "  ./ringrift config import-hosts distributed_hosts.yaml --output my-cluster.yaml"
        })
final class ConfigCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Failures.USAGE;
    }
}
