package org.ringrift.jobs.cli.runs;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.run.RunCancel;
import org.ringrift.jobs.spark.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cancel}: asks a run to end. */
@Command(
        name = "cancel",
        description = "End a run, wherever it runs; what it committed stays.",
        footer = {
            "",
            "Its process sees the request within some seconds and ends the run's Spark jobs, and no others. A run that has no",
            "process any more is recorded as cancelled at once. A pipeline ends with its stage, and its stage with it.",
            "",
            "Examples:",
            "  ./ringrift cancel selfplay-5e1f0c1e-8f5b-4b0e-9a57-0d1f6f4d2c11",
            "  ./ringrift cancel nightly --no-wait"
        })
public final class CancelCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Parameters(paramLabel = "RUN", description = "Identity of the run, as ./ringrift runs lists it.")
    private String run;

    @Option(names = "--no-wait", description = "Only ask; do not wait until the run has ended.")
    private boolean noWait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "Wait at most so long; exit code 1 if the run has not ended then (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "seconds", min = 1)
    private int timeout;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (timeout < 1) {
            throw new UserError("Cannot wait " + timeout + " s: --timeout must be at least 1.");
        }
        SparkSession spark = Sessions.open("ringrift cancel", warehouse.master());
        Lake lake = new Lake(spark, warehouse.warehouse()).openExisting();
        RunCancel cancel = new RunCancel(lake, InstantSource.system());
        RunCancel.Outcome outcome = cancel.request(run);
        if (outcome == RunCancel.Outcome.ASKED && !noWait) {
            outcome = cancel.await(run, Duration.ofSeconds(timeout));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                common.json()
                        ? Json.of(Map.of("run_id", run, "outcome", outcome.word()))
                        : "Run " + run + " " + outcome.sentence());
        out.flush();
        return 0;
    }
}
