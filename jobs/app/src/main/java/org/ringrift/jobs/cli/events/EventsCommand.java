package org.ringrift.jobs.cli.events;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code events}: facts that others react to. */
@Command(
        name = "events",
        description = "Show what has happened and what could not be handled, and have it tried once more.",
        subcommands = {
            EventsTailCommand.class,
            EventsShowCommand.class,
            EventsDeadLettersCommand.class,
            EventsReplayCommand.class
        },
        footer = {
            "",
            "An event follows from rows that are committed. What each type says is in docs/reference/events.md.",
            "",
            "Examples:",
            "  ./ringrift events tail --config hex8_2p",
            "  ./ringrift events show model_promoted hex8_2p/3",
            "  ./ringrift events dead-letters",
            "  ./ringrift events replay --all"
        })
public final class EventsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }
}
