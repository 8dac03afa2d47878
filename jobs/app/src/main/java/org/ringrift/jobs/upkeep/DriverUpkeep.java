package org.ringrift.jobs.upkeep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.config.ProviderPolicies;
import org.ringrift.jobs.driver.distribute.Distribution;
import org.ringrift.jobs.driver.event.EventLog;
import org.ringrift.jobs.driver.event.Publishing;
import org.ringrift.jobs.driver.event.Reacting;
import org.ringrift.jobs.driver.http.SiteControl;
import org.ringrift.jobs.driver.integrity.FileReport;
import org.ringrift.jobs.driver.integrity.ReplicationCheck;
import org.ringrift.jobs.driver.launch.DriverStatus;
import org.ringrift.jobs.driver.loop.BackgroundLoop;
import org.ringrift.jobs.driver.loop.BackgroundLoops;
import org.ringrift.jobs.driver.loop.LoopStatus;
import org.ringrift.jobs.driver.loop.ProblemLog;
import org.ringrift.jobs.driver.loop.StandardLoop;
import org.ringrift.jobs.driver.loop.SystemTime;
import org.ringrift.jobs.driver.loop.Work;
import org.ringrift.jobs.driver.machines.MachineStanding;
import org.ringrift.jobs.driver.machines.MachineWatch;
import org.ringrift.jobs.driver.machines.RankedPlacement;
import org.ringrift.jobs.driver.member.Membership;
import org.ringrift.jobs.driver.member.SwimMembership;
import org.ringrift.jobs.driver.member.SwimSettings;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.driver.reap.JobReaper;
import org.ringrift.jobs.driver.regress.RegressionWatch;
import org.ringrift.jobs.driver.scale.ExecutorWatch;
import org.ringrift.jobs.driver.scale.SparkExecutors;
import org.ringrift.jobs.driver.service.LoopService;
import org.ringrift.jobs.driver.service.Service;
import org.ringrift.jobs.driver.service.Service.Importance;
import org.ringrift.jobs.driver.service.ServiceStatus;
import org.ringrift.jobs.driver.service.Services;
import org.ringrift.jobs.driver.shutdown.IdleShutdown;
import org.ringrift.jobs.driver.shutdown.ShutdownReport;
import org.ringrift.jobs.driver.shutdown.SparkFleet;
import org.ringrift.jobs.driver.work.WorkQueue;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.SmallCommits;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.lease.Mandate;
import org.ringrift.jobs.pipeline.StageRollBack;
import org.ringrift.jobs.selfplay.JournaledGames;
import org.ringrift.jobs.sites.SiteLag;
import org.ringrift.jobs.sites.SiteSync;
import org.ringrift.jobs.stage.Placement;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.rules.GameConfig;

/**
 * What a driver does beside planning: its background loops and services. Those that write do so only while it leads, under its
 * epoch; on one that stands by they have nothing to do.
 */
public final class DriverUpkeep implements AutoCloseable {
    /** Pause between two looks at what was committed. */
    private static final Duration EVENTS_EVERY = Duration.ofSeconds(15);

    private static final Duration TABLES_EVERY = Duration.ofHours(1);
    private static final String TABLES = "tables";

    /** Games of machines that were taken away wait so long to be rows. */
    private static final Duration JOURNAL_EVERY = Duration.ofMinutes(1);

    private static final String JOURNAL = "journal";

    /** Files of a table before they are merged: a query reads a hundred small ones in about a second. */
    private static final int MOST_FILES = 100;

    private static final String EVENTS = "events";
    private static final String DISTRIBUTION = "distribution";
    private static final String REGRESSION_WATCH = "regression-watch";

    private final StageContext context;
    private final Leadership leadership;
    private final SystemTime time = new SystemTime();
    private final ProblemLog problems = ProblemLog.logging();
    private final ExecutorWatch executors;
    private final Membership membership;
    private final MachineWatch machines;
    private final ReplicationCheck files;
    private final SiteSync sites;
    private final boolean alone;
    private final IdleShutdown shutdown;

    /** Whether auto-scaling lets idle executors go; else it would take machines from the sight of what ends them. */
    private final boolean removing;

    private final BackgroundLoops loops;
    private final Services services;
    private final List<LoopService> loopServices = new ArrayList<>();

    /** A piece of work under a leadership. */
    @FunctionalInterface
    private interface LeadersWork {
        void run(long epoch) throws Exception;
    }

    /**
     * @param context where stages run; its lake is open
     * @param leadership the driver's
     * @param configs configurations that it keeps going
     * @param slots how many stages run at a time
     * @param status what it knows
     * @param wake asks for a round of planning
     * @param settings what may be set
     */
    public DriverUpkeep(
            StageContext context,
            Leadership leadership,
            List<GameConfig> configs,
            Slots slots,
            DriverStatus status,
            Runnable wake,
            UpkeepSettings settings) {
        this.context = context;
        this.leadership = leadership;
        this.executors = new ExecutorWatch(
                new SparkExecutors(context.lake().spark().sparkContext()),
                status,
                context.clock(),
                context.listener()::said);
        this.membership = SwimSettings.of(System.getenv())
                .<Membership>map(swim -> SwimMembership.watch(swim, context.clock()))
                .orElse(Membership.NONE);
        this.machines = MachineWatch.of(context.lake(), membership, context.clock());
        this.files = new ReplicationCheck(
                context.lake(),
                settings.secondWarehouses().stream().map(this::warehouse).toList(),
                ReplicationCheck.Pace.STANDARD,
                context.clock(),
                context.listener()::said);
        this.sites = new SiteSync(context, settings.sites());
        this.alone = settings.sites().sites().isEmpty();
        this.shutdown = new IdleShutdown(
                new SparkFleet(context.lake().spark().sparkContext(), status::waiting),
                context.nodeClasses().get(),
                ProviderPolicies.shipped().with(System.getenv()),
                settings.shutdownCommand(),
                context.clock(),
                context.listener()::said);
        this.removing = settings.shutdownCommand().isEmpty();
        this.services = new Services(parts(), time, problems);
        this.loops = new BackgroundLoops(loops(configs, slots, status, wake), settings.loops(), time, problems);
    }

    private List<BackgroundLoop> loops(List<GameConfig> configs, Slots slots, DriverStatus status, Runnable wake) {
        RatingUpkeep ratings = new RatingUpkeep(context.lake(), context.clock());
        EvaluationUpkeep evaluations = new EvaluationUpkeep(context.lake(), configs, slots.forNets(), context.clock());
        JobReaper reaper = new JobReaper(context.lake(), context.clock(), context.listener());
        return List.of(
                StandardLoop.ELO_SYNC.doing(leading(ratings::step)),
                StandardLoop.IDLE_DETECTION.doing(() -> {
                    machines.look(); // also on one that stands by, so that it knows who was silent
                    leading(epoch -> {
                                if (executors.look().isPresent() && status.waiting() > 0) {
                                    wake.run();
                                }
                            })
                            .run();
                }),
                StandardLoop.AUTO_SCALING.doing(leading(epoch -> executors.scale(removing))),
                StandardLoop.JOB_REAPER.doing(leading(epoch -> reaper.step())),
                StandardLoop.QUEUE_POPULATOR.doing(leading(epoch -> {
                    if (status.waiting() == 0) {
                        wake.run();
                    }
                })),
                StandardLoop.VALIDATION.doing(leading(epoch -> {
                    if (evaluations.step(epoch) > 0) {
                        wake.run();
                    }
                })),
                BackgroundLoop.of(TABLES, TABLES_EVERY, leading(epoch -> tidy())),
                BackgroundLoop.of(JOURNAL, JOURNAL_EVERY, leading(epoch -> JournaledGames.collect(context.lake()))),
                services.loop());
    }

    /** Tables of many small commits stay small, so that a driver may run for years. */
    private void tidy() {
        Lake lake = context.lake();
        lake.work().forget(context.clock().instant().minus(WorkQueue.RETENTION));
        List.of(lake.runs(), lake.events(), lake.work()).forEach(table -> new SmallCommits(table).merge(MOST_FILES));
    }

    private List<Service> parts() {
        Lake lake = context.lake();
        Publishing publishing = new Publishing(lake, context.clock());
        Reacting distribution = new Reacting(
                lake, context.clock(), log -> List.of(new Distribution(lake, log, sites, context.clock())));
        Reacting regressions = new Reacting(lake, context.clock(), log -> List.of(regressionWatch(log)));
        loopServices.add(service(EVENTS, Set.of(), Importance.CRITICAL, publishing::step));
        loopServices.add(service(DISTRIBUTION, Set.of(EVENTS), Importance.CRITICAL, distribution::step));
        loopServices.add(service(REGRESSION_WATCH, Set.of(EVENTS), Importance.NORMAL, regressions::step));
        loopServices.add(service(files.loop()));
        loopServices.add(service(shutdown.loop()));
        if (!alone) {
            loopServices.add(service(sites.loop()));
        }
        return List.copyOf(loopServices);
    }

    private Warehouse warehouse(String location) {
        return Warehouse.at(location, context.lake().spark().sparkContext().hadoopConfiguration());
    }

    private RegressionWatch regressionWatch(EventLog log) {
        context.lake().promotions().raiseFence(log.epoch()); // it may undo a promotion before the first plan is made
        StageRollBack rollBack = new StageRollBack(context.under(Mandate.ofDriver(log.epoch())));
        return new RegressionWatch(context.lake(), log, rollBack);
    }

    private LoopService service(String name, Set<String> dependsOn, Importance importance, LeadersWork work) {
        BackgroundLoop loop = BackgroundLoop.of(name, EVENTS_EVERY, leading(work));
        return new LoopService(loop, dependsOn, importance, time, problems);
    }

    private LoopService service(BackgroundLoop loop) {
        Work work = leading(epoch -> loop.work().run());
        return new LoopService(
                new BackgroundLoop(loop.name(), loop.interval(), loop.timeLimit(), work),
                Set.of(),
                Importance.NORMAL,
                time,
                problems);
    }

    /** Does something while this driver leads, and nothing otherwise. */
    private Work leading(LeadersWork work) {
        return () -> {
            OptionalLong epoch = leadership.held();
            if (epoch.isEmpty()) {
                return;
            }
            try {
                work.run(epoch.getAsLong());
            } catch (StageFailure e) {
                if (e.kind() != FailureKind.CANCELLED || leadership.held().equals(epoch)) {
                    throw e;
                } // another leads since: it is for that one to do
            }
        };
    }

    /**
     * Starts all of it.
     *
     * @throws StageFailure of kind CANCELLED if the thread is interrupted
     */
    public void start() {
        try {
            services.startAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(
                    FailureKind.CANCELLED, "Cannot start the services: this process was interrupted.", e);
        }
        loops.start(time.instant().toEpochMilli());
    }

    /** The services, to start and stop them. */
    public Services services() {
        return services;
    }

    /** What the services show. */
    public List<ServiceStatus> serviceStatus() {
        return services.status();
    }

    /** What the loops show, those of services too. */
    public List<LoopStatus> loopStatus() {
        List<LoopStatus> all = new ArrayList<>(loops.status());
        loopServices.forEach(service -> service.status().ifPresent(all::add));
        return all;
    }

    /** The executors of this application. */
    public ExecutorWatch executors() {
        return executors;
    }

    /** The machines of this application. */
    public List<MachineStanding> machines() {
        return machines.look();
    }

    /** Where tasks of stages in this application should run. */
    public Placement placement() {
        return new RankedPlacement(machines);
    }

    /** What the check of files has found. */
    public FileReport files() {
        return files.report();
    }

    /** What the last look at idle machines has led to. */
    public ShutdownReport shutdown() {
        return shutdown.report();
    }

    /** What can be asked of the other sites' service. */
    public SiteControl sites() {
        return sites;
    }

    /** How far the other sites are behind. */
    public List<SiteLag> siteLags() {
        return sites.lags();
    }

    /**
     * Stops all of it; what is under way may end, within seconds. Where this machine may be taken away, what is here is brought to the other
     * sites once more; stages must have ended before.
     */
    @Override
    public void close() {
        loops.close();
        try {
            services.stopAll();
            finishSites();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        time.close();
        membership.close();
    }

    private void finishSites() {
        try {
            sites.finish();
        } catch (StageFailure | UserError e) {
            problems.report(
                    "site-sync", "Not all that is here could be brought to the other sites: " + e.getMessage(), e);
        }
    }
}
