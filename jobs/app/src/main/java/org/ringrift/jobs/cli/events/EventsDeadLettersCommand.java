package org.ringrift.jobs.cli.events;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.driver.event.DeadLetter;
import org.ringrift.jobs.driver.event.DeadLetters;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.spark.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code events dead-letters}: what could not be handled. */
@Command(
        name = "dead-letters",
        description = "List events that a consumer could not handle, the newest last.",
        footer = {
            "",
            "A letter is open until somebody asks for another try. It is then replayed, or has failed again: the letter of the",
            "next round says why.",
            "",
            "Examples:",
            "  ./ringrift events dead-letters",
            "  ./ringrift events dead-letters --every --type model_promoted --json"
        })
final class EventsDeadLettersCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private EventFilter filter;

    @Option(names = "--every", description = "Also those that are not open any more.")
    private boolean every;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "List at most N letters (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "letters", min = 1)
    private int limit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UserError("Cannot list " + limit + " dead letters: --limit must be at least 1.");
        }
        Optional<String> config = filter.config();
        Optional<EventType> type = filter.type();
        Lake lake =
                new Lake(Sessions.open("ringrift events", warehouse.master()), warehouse.warehouse()).openExisting();
        List<LetterLine> letters = new DeadLetters(lake)
                .all().stream()
                        .filter(letter -> every || letter.state() == DeadLetter.State.OPEN)
                        .filter(letter -> config.isEmpty() || config.get().equals(letter.configKey()))
                        .filter(letter -> type.isEmpty()
                                || type.get().word().equals(letter.id().eventType()))
                        .map(LetterLine::of)
                        .toList();
        List<LetterLine> newest = letters.subList(Math.max(0, letters.size() - limit), letters.size());
        PrintWriter out = spec.commandLine().getOut();
        out.println(common.json() ? Json.of(newest) : EventsText.letters(newest, letters.size()));
        out.flush();
        return 0;
    }
}
