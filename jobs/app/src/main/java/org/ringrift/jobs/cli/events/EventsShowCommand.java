package org.ringrift.jobs.cli.events;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.driver.event.LakeEventLog;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.spark.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code events show}: one event. */
@Command(
        name = "show",
        description = "Show one event: what it says, member by member.",
        footer = {
            "",
            "Examples:",
            "  ./ringrift events show model_promoted hex8_2p/3",
            "  ./ringrift events show run_failed 1/train-5e1f0c1e-8f5b-4b0e-9a57-0d1f6f4d2c11 --json"
        })
final class EventsShowCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Parameters(index = "0", paramLabel = "TYPE", description = "Its type, as ./ringrift events tail shows it.")
    private String type;

    @Parameters(index = "1", paramLabel = "KEY", description = "Its business key, likewise.")
    private String key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EventType known = EventFilter.parse(type);
        Lake lake =
                new Lake(Sessions.open("ringrift events", warehouse.master()), warehouse.warehouse()).openExisting();
        EventRow row = LakeEventLog.byHand(lake)
                .find(known.word(), key)
                .orElseThrow(() -> new UserError("Cannot show event " + type + " " + key + ": table events in "
                        + lake.warehouse() + " has no such event; keys of this type are " + known.key()
                        + ". Give one of those that ./ringrift events tail --type " + type + " lists."));
        PrintWriter out = spec.commandLine().getOut();
        out.println(common.json() ? Json.of(EventLine.of(row)) : EventsText.of(known, row));
        out.flush();
        return 0;
    }
}
