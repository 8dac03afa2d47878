package org.ringrift.jobs.cli.events;

import static org.apache.spark.sql.functions.col;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.table.EventsTable;
import org.ringrift.jobs.spark.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code events tail}: the newest events. */
@Command(
        name = "tail",
        description = "List the newest events, the newest last.",
        footer = {
            "",
            "Examples:",
            "  ./ringrift events tail --config hex8_2p --limit 50",
            "  ./ringrift events tail --type run_failed --json"
        })
final class EventsTailCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private EventFilter filter;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "List at most N events (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "events", min = 1)
    private int limit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new UserError("Cannot list " + limit + " events: --limit must be at least 1.");
        }
        Optional<String> config = filter.config();
        Optional<EventType> type = filter.type();
        Lake lake =
                new Lake(Sessions.open("ringrift events", warehouse.master()), warehouse.warehouse()).openExisting();
        EventsTable events = lake.events();
        Dataset<Row> rows = events.read();
        if (config.isPresent()) {
            rows = rows.where(col("config_key").equalTo(config.get()));
        }
        if (type.isPresent()) {
            rows = rows.where(col("type").equalTo(type.get().word()));
        }
        List<EventLine> lines = new ArrayList<>(events
                .records(rows.orderBy(
                                col("created_at").desc(),
                                col("type").desc(),
                                col("business_key").desc())
                        .limit(limit))
                .stream()
                .map(EventLine::of)
                .toList());
        Collections.reverse(lines);
        PrintWriter out = spec.commandLine().getOut();
        out.println(common.json() ? Json.of(lines) : EventsText.list(lines));
        out.flush();
        return 0;
    }
}
