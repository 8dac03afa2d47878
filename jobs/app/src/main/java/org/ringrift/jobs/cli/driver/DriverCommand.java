package org.ringrift.jobs.cli.driver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.driver.launch.Driver;
import org.ringrift.jobs.driver.launch.DriverService;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.lease.LeaseChain;
import org.ringrift.jobs.lease.Mandate;
import org.ringrift.jobs.pipeline.LoopRuns;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.stage.PrintingListener;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code driver}: plans, launches the stages, and decides promotions, for as long as it runs. */
@Command(
        name = "driver",
        description = "Keep the loops of configurations turning: plan, launch stages, promote on evidence.",
        footer = {
            "",
            "It keeps all it knows in the tables: stop it, kill it or start it again at any time. Of several drivers of one",
            "warehouse one leads; another takes over when it ends, or has not renewed its lease for --term seconds.",
            "",
            "Examples:",
            "  ./ringrift driver",
            "  ./ringrift driver --configs hex8_2p,hex8_3p --for 45m",
            "  RINGRIFT_NODE_ID=standby ./ringrift driver --term 10"
        })
public final class DriverCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final int MAX_SLOTS = 1000;
    private static final int SHORTEST_TERM = 3;
    private static final int LONGEST_TERM = 3600;
    private static final int LONGEST_INTERVAL = 3600;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Option(
            names = "--configs",
            paramLabel = "BOARD_Np",
            split = ",",
            defaultValue = ALL,
            description = "Configurations to keep going, or all (default: ${DEFAULT-VALUE}).")
    private List<String> configs;

    @Option(
            names = "--cpu-slots",
            paramLabel = "N",
            defaultValue = "1",
            description = "Stages that run on cores at a time (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "slots", min = 0, max = MAX_SLOTS)
    private int cpuSlots;

    @Option(
            names = "--gpu-slots",
            paramLabel = "N",
            defaultValue = "0",
            description = "Stages that run on GPUs at a time (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "slots", min = 0, max = MAX_SLOTS)
    private int gpuSlots;

    @Option(
            names = "--term",
            paramLabel = "S",
            defaultValue = "30",
            description = "Seconds after which another driver takes over from one that is not heard of (default:"
                    + " ${DEFAULT-VALUE}).")
    @Domain(unit = "seconds", min = SHORTEST_TERM, max = LONGEST_TERM)
    private int term;

    @Option(
            names = "--interval",
            paramLabel = "S",
            defaultValue = "15",
            description =
                    "Seconds from one plan to the next; the end of a stage is followed by a plan at once (default:"
                            + " ${DEFAULT-VALUE}).")
    @Domain(unit = "seconds", min = 1, max = LONGEST_INTERVAL)
    private int interval;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description =
                    "Start nothing any more after that time, such as 45m, and end when all is done (default: run until"
                            + " stopped).")
    @Domain(form = Form.TIME)
    private String duration;

    @Override
    public Integer call() {
        check("--term", term, SHORTEST_TERM, LONGEST_TERM);
        check("--interval", interval, 1, LONGEST_INTERVAL);
        check("--cpu-slots", cpuSlots, 0, MAX_SLOTS);
        check("--gpu-slots", gpuSlots, 0, MAX_SLOTS);
        List<GameConfig> wanted = configs.equals(List.of(ALL))
                ? GameConfig.all()
                : configs.stream().map(GameConfig::parse).distinct().toList();
        Optional<Duration> bound = Optional.ofNullable(duration).map(Form::time);
        SparkSession spark = Sessions.openWatched("ringrift driver", warehouse.master());
        Lake lake = new Lake(spark, warehouse.warehouse()).open();
        StageContext context = StageContext.of(lake, new PrintingListener(System.err));
        Leadership leadership = new Leadership(
                new LeaseChain(spark, lake.warehouse(), Mandate.LEASE),
                nodeId() + ", " + UUID.randomUUID(),
                Duration.ofSeconds(term),
                context.clock());
        DriverService service =
                new DriverService(context, leadership, Duration.ofSeconds(term), Duration.ofSeconds(interval));
        try (Driver driver =
                new Driver(context, leadership, wanted, new Slots(gpuSlots, cpuSlots), new LoopRuns(), service::wake)) {
            service.run(driver, bound);
        }
        return 0;
    }

    private static void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UserError("Cannot use " + option + " " + value + ": the range is " + least + " to " + most + ".");
        }
    }

    private static String nodeId() {
        String stated = System.getenv("RINGRIFT_NODE_ID");
        if (stated != null && !stated.isBlank()) {
            return stated.strip();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "driver"; // a machine without a name; the identity behind it tells drivers apart
        }
    }
}
