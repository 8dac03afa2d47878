package org.ringrift.jobs.cli.driver;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.SlotOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.driver.http.Controls;
import org.ringrift.jobs.driver.http.NodesJson;
import org.ringrift.jobs.driver.http.StatusServer;
import org.ringrift.jobs.driver.launch.Driver;
import org.ringrift.jobs.driver.launch.DriverService;
import org.ringrift.jobs.driver.launch.DriverStatus;
import org.ringrift.jobs.driver.loop.ProblemLog;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.driver.state.StateReader;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.lease.LeaseChain;
import org.ringrift.jobs.lease.RaftSettings;
import org.ringrift.jobs.lease.RaftVoter;
import org.ringrift.jobs.pipeline.LoopRuns;
import org.ringrift.jobs.spark.SchedulerPool;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.stage.PrintingListener;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.upkeep.DriverUpkeep;
import org.ringrift.jobs.upkeep.UpkeepSettings;
import org.ringrift.jobs.upkeep.WholeStatus;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code driver}: plans, launches the stages, and decides promotions, for as long as it runs. */
@Command(
        name = "driver",
        description = "Keep the loops of configurations turning: plan, launch stages, promote on evidence.",
        footer = {
            "",
            "It keeps all it knows in the tables: stop it, kill it or start it again at any time. Of several drivers"
                    + " of one",
            "warehouse one leads; another takes over when it ends, or has not renewed its lease for --term seconds.",
            "",
            "Examples:",
            "  ./ringrift driver --configs hex8_2p,hex8_3p --for 45m",
            "  ./ringrift driver",
            "  ./ringrift driver --launcher submit --stage-master spark://master:7077 --node-class a100,coordinator"
                    + " --gpu-slots 4",
            "  ./ringrift driver --config-file my.yaml --print-config",
            "  RINGRIFT_NODE_ID=standby ./ringrift driver --term 10"
        })
public final class DriverCommand implements Callable<Integer> {
    /** Digits of the configuration's hash in what the work of a driver carries. */
    private static final int HASH_DIGITS = 12;

    private static final int SHORTEST_TERM = 3;
    private static final int LONGEST_TERM = 3600;
    private static final int LONGEST_INTERVAL = 3600;
    private static final int MAX_PORT = 65_535;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private SlotOptions plan;

    @Mixin
    private LauncherOptions launchers;

    @Mixin
    private UpkeepOptions upkeepOptions;

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
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:RINGRIFT_P2P_PORT:-8770}",
            description =
                    "Port on which this machine is shown health, status and metrics; 0 for any that is free (default:"
                            + " $RINGRIFT_P2P_PORT, else 8770).")
    @Domain(min = 0, max = MAX_PORT)
    private int port;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description =
                    "End after that time, such as 45m; stages at work are ended, and the next driver goes on with them"
                            + " (default: run until stopped).")
    @Domain(form = Form.TIME)
    private String duration;

    @Option(
            names = "--print-config",
            description = "Only print every setting of the driver, where its value comes from, and the sha256 of all.")
    private boolean printConfig;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        check("--term", term, SHORTEST_TERM, LONGEST_TERM);
        check("--interval", interval, 1, LONGEST_INTERVAL);
        check("--port", port, 0, MAX_PORT);
        List<GameConfig> wanted = plan.configs();
        Slots slots = plan.slots();
        DriverEnvironment environment = DriverEnvironment.of(System.getenv());
        EffectiveConfig config = EffectiveConfig.of(spec.commandLine(), environment, System.getenv());
        if (printConfig) {
            print(common.json() ? Json.of(config) : config.text());
            return 0;
        }
        Optional<Duration> bound = Optional.ofNullable(duration).map(Form::time);
        LauncherOptions.Choice choice = launchers.choice(warehouse.master());
        UpkeepSettings settings = upkeepOptions.settings(environment.loops(), launchers.named());
        Optional<RaftSettings> vote =
                RaftSettings.of(System.getenv()).filter(votes(environment)).map(RaftSettings::requireVoter);
        SparkSession spark = Sessions.openDriving("ringrift driver", warehouse.master());
        SchedulerPool.enterDriver(spark.sparkContext());
        Lake lake = new Lake(spark, warehouse.warehouse()).open();
        StageContext context = StageContext.of(lake, new PrintingListener(System.err));
        DriverStatus status = new DriverStatus(context.clock());
        try (RaftVoter voter = vote.map(each -> RaftVoter.open(each, context.listener()::said))
                        .orElse(null); // closing nothing is allowed
                LeaseChain chain = LeaseChain.of(lake)) {
            String owner = environment.nodeId() + ", " + UUID.randomUUID();
            Leadership leadership = Leadership.of(chain, lake, owner, Duration.ofSeconds(term), context.clock());
            DriverService service = new DriverService(
                    context, leadership, Duration.ofSeconds(term), Duration.ofSeconds(interval), status);
            try (DriverUpkeep upkeep =
                            new DriverUpkeep(context, leadership, wanted, slots, status, service::wake, settings);
                    StatusServer server = StatusServer.open(
                            port,
                            new WholeStatus(status, upkeep, config.sha256()),
                            new Controls(upkeep.services(), () -> NodesJson.of(upkeep.machines()), upkeep.sites()),
                            ProblemLog.logging());
                    Driver driver = new Driver(
                            context.placedBy(upkeep.placement()),
                            leadership,
                            wanted,
                            slots,
                            owner + ", configuration " + config.sha256().substring(0, HASH_DIGITS),
                            choice.launcher(
                                    context, new LoopRuns(settings.sites().journal()), service::wake),
                            status)) {
                context.listener().said("Status: http://127.0.0.1:" + server.port() + "/status");
                context.listener().said("Configuration: sha256 " + config.sha256());
                if (environment.coordinates()) {
                    upkeep.start();
                    service.run(driver, bound);
                } else {
                    context.listener()
                            .said("Shows the status only, and never leads: " + DriverEnvironment.COORDINATOR
                                    + " says no.");
                    service.watch(chain, new StateReader(lake, context.clock()), wanted, bound);
                }
            }
        }
        print(common.json() ? status.status().toString() : status.summary());
        return 0;
    }

    /** Who may lead must vote; others do if they are named, so that a small machine can be the third voter. */
    private static Predicate<RaftSettings> votes(DriverEnvironment environment) {
        return settings -> environment.coordinates() || settings.isPeer();
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    private static void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UserError("Cannot use " + option + " " + value + ": the range is " + least + " to " + most + ".");
        }
    }
}
