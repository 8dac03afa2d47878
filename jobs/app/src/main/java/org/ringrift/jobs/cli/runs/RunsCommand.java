package org.ringrift.jobs.cli.runs;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.jobs.run.Runs;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code runs}: what was run, and what became of it. */
@Command(
        name = "runs",
        description = "List the runs of stages, newest first, or show one of them with what to do next.",
        footer = {
            "",
            "A run whose process gave no sign of life for five minutes, or is known to have ended, is shown as lost.",
            "",
            "Examples:",
            "  ./ringrift runs --config hex8_2p --state failed",
            "  ./ringrift runs selfplay-5e1f0c1e-8f5b-4b0e-9a57-0d1f6f4d2c11",
            "  ./ringrift runs --json --limit 100"
        })
public final class RunsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "Show all that is known of this run.")
    private String run;

    @Option(
            names = "--config",
            paramLabel = "BOARD_Np",
            description = "List runs of this configuration (default: of all).")
    @Domain(form = Form.CONFIG)
    private String config;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "List runs in this state: planned, claimed, running, succeeded, failed, cancelled, expired or"
                    + " lost (default: in any).")
    private String state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "List at most N runs (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "runs", min = 1)
    private int limit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<RunState> wanted = Optional.ofNullable(state).map(RunState::parse);
        Optional<String> ofConfig =
                Optional.ofNullable(config).map(text -> GameConfig.parse(text).key());
        if (limit < 1) {
            throw new UserError("Cannot list " + limit + " runs: --limit must be at least 1.");
        }
        if (run != null && wanted.isPresent()) {
            throw new UserError("Cannot show run " + run + " by its state: --state is for lists. Leave it out.");
        }
        SparkSession spark = Sessions.open("ringrift runs", warehouse.master());
        Lake lake = new Lake(spark, warehouse.warehouse()).openExisting();
        Runs runs = new Runs(lake, InstantSource.system());
        print(run == null ? list(runs.list(ofConfig, wanted, limit)) : detail(RunDetail.of(lake, runs, run)));
        return 0;
    }

    private String list(List<RunStatus> runs) {
        return common.json()
                ? Json.of(runs.stream().map(RunLine::of).toList())
                : RunsText.list(runs.stream().map(RunLine::of).toList());
    }

    private String detail(RunDetail detail) {
        return common.json() ? Json.of(detail) : RunsText.of(detail);
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
