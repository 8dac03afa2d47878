package org.ringrift.jobs.cli.ratings;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ratings}: how far ratings can be trusted. Needs no Spark. */
@Command(
        name = "ratings",
        description = "Simulate ratings: whether their intervals hold, and whether they rise by themselves.",
        subcommands = RatingsSimulateCommand.class,
        footer = {
            "",
            "The ratings of a warehouse: ./ringrift sql \"SELECT * FROM leaderboard\"",
            "",
            "Examples:",
            "  ./ringrift ratings simulate --players 2",
            "  ./ringrift ratings simulate --players 4 --preset standard --runs 20"
        })
public final class RatingsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }
}
