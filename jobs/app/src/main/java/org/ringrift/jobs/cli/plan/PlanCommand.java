package org.ringrift.jobs.cli.plan;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.SlotOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.driver.launch.Occupied;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Limits;
import org.ringrift.jobs.driver.plan.Planner;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.driver.state.StateReader;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan}: the plan for what the tables say now, and why. Starts nothing. */
@Command(
        name = "plan",
        description = "Show what should be run next for each configuration, and why; run nothing.",
        footer = {
            "",
            "A slot is room for one run of a stage: a share of a GPU, or some cores. Runs that are at work occupy one each.",
            "",
            "Examples:",
            "  ./ringrift plan --configs hex8_2p,square8_2p --cpu-slots 4",
            "  ./ringrift plan",
            "  ./ringrift plan --gpu-slots 8 --cpu-slots 2 --json"
        })
public final class PlanCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private SlotOptions plan;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Source of chance where configurations are drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<GameConfig> wanted = plan.configs();
        Slots total = plan.slots();
        SparkSession spark = Sessions.open("ringrift plan", warehouse.master());
        Lake lake = new Lake(spark, warehouse.warehouse()).openExisting();
        InstantSource clock = InstantSource.system();
        List<ConfigState> states = new StateReader(lake, clock).read(wanted);
        Instant now = clock.instant();
        Limits limits = new Limits(total, Occupied.free(total, states), 0, 0, 0);
        PlanReport report = PlanReport.of(states, Planner.ofDriver().plan(states, now, limits, seed), limits, now);
        PrintWriter out = spec.commandLine().getOut();
        out.print(common.json() ? Json.of(report) + System.lineSeparator() : report.text());
        out.flush();
        return 0;
    }
}
