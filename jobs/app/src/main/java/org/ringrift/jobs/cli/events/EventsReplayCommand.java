package org.ringrift.jobs.cli.events;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.driver.event.DeadLetter;
import org.ringrift.jobs.driver.event.DeadLetters;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.spark.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code events replay}: another try of what could not be handled. */
@Command(
        name = "replay",
        description = "Have consumers try dead letters once more.",
        footer = {
            "",
            "This asks; the consumer tries when it looks at the table next, in whichever process it runs. Whatever the handler",
            "has done before, trying again does no harm. ./ringrift events dead-letters --every shows what came of it.",
            "",
            "Examples:",
            "  ./ringrift events replay 1/distribution/model_promoted/hex8_2p/3",
            "  ./ringrift events replay --all --type model_promoted"
        })
final class EventsReplayCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private EventFilter filter;

    @Parameters(
            arity = "0..*",
            paramLabel = "LETTER",
            description = "Names of open letters, as ./ringrift events dead-letters lists them.")
    private List<String> letters = List.of();

    @Option(names = "--all", description = "All open letters; with --type or --config, those of these.")
    private boolean all;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<String> config = filter.config();
        Optional<EventType> type = filter.type();
        if (letters.isEmpty() != all) {
            throw new UserError("Cannot choose what to replay: "
                    + (all ? "both letters and --all are given." : "no letter is given.")
                    + " Give names of letters, or --all.");
        }
        if (!all && (config.isPresent() || type.isPresent())) {
            throw new UserError("Cannot choose what to replay: --config and --type go with --all, not with letters.");
        }
        Lake lake =
                new Lake(Sessions.open("ringrift events", warehouse.master()), warehouse.warehouse()).openExisting();
        DeadLetters table = new DeadLetters(lake);
        List<DeadLetter> there = table.all();
        List<DeadLetter> chosen = all
                ? there.stream()
                        .filter(letter -> letter.state() == DeadLetter.State.OPEN)
                        .filter(letter -> config.isEmpty() || config.get().equals(letter.configKey()))
                        .filter(letter -> type.isEmpty()
                                || type.get().word().equals(letter.id().eventType()))
                        .toList()
                : letters.stream()
                        .distinct()
                        .map(name -> table.requireOpen(there, name))
                        .toList();
        long asked = table.replay(chosen, StageRun.newId("replay"), Instant.now());
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                common.json()
                        ? Json.of(Map.of("requested", asked))
                        : asked + (asked == 1 ? " dead letter is" : " dead letters are") + " to be tried once more.");
        out.flush();
        return 0;
    }
}
