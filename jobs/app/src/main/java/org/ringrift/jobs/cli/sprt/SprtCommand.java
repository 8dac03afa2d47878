package org.ringrift.jobs.cli.sprt;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sprt}: what to expect of the gate's test against the production model. Needs no Spark. */
@Command(
        name = "sprt",
        description = "Simulate the gate's sequential test against the production model: its errors and its games.",
        subcommands = {SprtSimulateCommand.class, SprtPlanCommand.class},
        footer = {
            "",
            "Games are made up: a block of n games of n players shares an opening, the candidate sits once in every seat, and",
            "seats and openings are worth something. The test that is made on them is the one that evaluate makes.",
            "",
            "Examples:",
            "  ./ringrift sprt simulate --players 2",
            "  ./ringrift sprt plan --players 4 --preset quick"
        })
public final class SprtCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }
}
