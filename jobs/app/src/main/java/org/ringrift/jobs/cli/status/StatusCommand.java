package org.ringrift.jobs.cli.status;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.ConfigList;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: who leads, what is at work, and where each configuration stands. */
@Command(
        name = "status",
        description = "Show who leads, what is at work and what waits, and where each configuration stands.",
        footer = {
            "",
            "All of it is read from the tables, whether a driver runs or not. Games of self-play are counted as they are",
            "committed, wave by wave. With --watch a terminal shows the newest; a file gets a block for each change.",
            "",
            "Examples:",
            "  ./ringrift status --watch",
            "  ./ringrift status --configs hex8_2p,hex8_3p",
            "  ./ringrift status --json"
        })
public final class StatusCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(5);

    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Option(
            names = {"--config", "--configs"},
            paramLabel = "BOARD_Np",
            split = ",",
            defaultValue = ConfigList.ALL,
            description = "Configurations to show, or all (default: ${DEFAULT-VALUE}).")
    private List<String> configs;

    @Option(names = "--watch", description = "Show it anew every few seconds until Ctrl-C.")
    private boolean watch;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<GameConfig> wanted = ConfigList.parse(configs);
        Lake lake =
                new Lake(Sessions.open("ringrift status", warehouse.master()), warehouse.warehouse()).openExisting();
        InstantSource clock = InstantSource.system();
        StatusReader reader = new StatusReader(lake, wanted, clock);
        Redraw redraw = new Redraw(form());
        PrintWriter out = spec.commandLine().getOut();
        do {
            StatusReport report = reader.read();
            String text =
                    common.json() ? Json.of(report) + System.lineSeparator() : StatusText.of(report, clock.instant());
            redraw.next(report, text).ifPresent(out::print);
            out.flush();
        } while (watch && pause());
        return 0;
    }

    private Redraw.Form form() {
        if (common.json()) {
            return Redraw.Form.LINES;
        }
        return watch && System.console() != null ? Redraw.Form.TERMINAL : Redraw.Form.BLOCKS;
    }

    /** Whether to go on. */
    private static boolean pause() {
        try {
            Thread.sleep(EVERY.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
