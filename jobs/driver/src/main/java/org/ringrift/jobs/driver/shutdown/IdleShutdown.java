package org.ringrift.jobs.driver.shutdown;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ringrift.StageFailure;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.config.ProviderPolicies;
import org.ringrift.jobs.driver.loop.BackgroundLoop;
import org.ringrift.jobs.driver.scale.Executor;
import org.ringrift.jobs.driver.scale.IdleTimes;
import org.ringrift.jobs.driver.shutdown.ShutdownPlan.Fate;
import org.ringrift.jobs.driver.shutdown.ShutdownPlan.Situation;
import org.ringrift.jobs.driver.shutdown.ShutdownPlan.Verdict;

/**
 * Looks at the machines again and again, and ends those that idle: their executors are let go, after which the cluster manager
 * or the cloud's own scaling ends the machine; and a command is run, where one is set, for machines that nobody else ends.
 *
 * <p>Steps are made by one thread at a time; the report may be asked for at any time.
 */
public final class IdleShutdown {
    /** Name of the loop and the service. */
    public static final String NAME = "idle-shutdown";

    /** That of the predecessor's {@code unified_idle_shutdown_daemon.py}. */
    static final Duration INTERVAL = Duration.ofSeconds(60);

    /** Then a person must look. */
    private static final int TRIES = 3;

    private final Fleet fleet;
    private final NodeClasses classes;
    private final ProviderPolicies policies;
    private final Optional<ShutdownCommand> command;
    private final InstantSource clock;
    private final Consumer<String> said;

    private IdleTimes times = IdleTimes.NONE;
    private Map<String, Instant> draining = Map.of();
    private Map<String, Verdict> before = Map.of();

    /** Machines whose executors are gone and whose command has failed so often, by host. */
    private final Map<String, Integer> failed = new HashMap<>();

    /** Machines whose executors the cluster manager did not let go, so that it is told once. */
    private final Set<String> refused = new HashSet<>();

    private int ended;
    private double savedPerHour;
    private volatile ShutdownReport report = ShutdownReport.NONE;

    /** The machines, as far as this application can see and change them. */
    public interface Fleet {
        /** All executors. */
        List<Executor> executors();

        /** Why executors are not to be let go from here, one sentence; empty if they may be. */
        Optional<String> unscalable();

        /**
         * Lets executors go.
         *
         * @return whether the cluster manager has taken the request
         */
        boolean letGo(List<String> executors, String reason);

        /** Names of the machine that this process runs on. */
        Set<String> driverHosts();

        /** Items of planned work that wait, 0 or more. */
        int waiting();
    }

    /**
     * @param fleet the machines
     * @param classes what machines cost, and whose they are
     * @param policies when they are ended
     * @param command what ends a machine whose executors are gone; empty if the cluster manager or the cloud does
     * @param clock the time
     * @param said is told what happens to machines, a sentence each
     */
    public IdleShutdown(
            Fleet fleet,
            NodeClasses classes,
            ProviderPolicies policies,
            Optional<ShutdownCommand> command,
            InstantSource clock,
            Consumer<String> said) {
        this.fleet = fleet;
        this.classes = classes;
        this.policies = policies;
        this.command = command;
        this.clock = clock;
        this.said = said;
    }

    /** The loop that makes a step every 60 s. */
    public BackgroundLoop loop() {
        return BackgroundLoop.of(NAME, INTERVAL, this::step);
    }

    /** What was found and done so far. */
    public ShutdownReport report() {
        return report;
    }

    /**
     * Looks at the machines once, and ends those whose time has come.
     *
     * @throws InterruptedException if its thread was interrupted
     */
    public synchronized void step() throws InterruptedException {
        Optional<String> why = fleet.unscalable();
        if (why.isPresent()) {
            return; // auto-scaling says why
        }
        Instant now = clock.instant();
        List<Executor> executors = fleet.executors();
        tryCommandsAgain(executors);
        times = times.seen(executors, now);
        Situation situation = new Situation(draining, fleet.waiting(), fleet.driverHosts(), now);
        ShutdownPlan plan = ShutdownPlan.of(Machines.of(executors, times, classes), policies, situation);
        draining = plan.draining(situation);
        plan.verdicts().forEach(this::tellChange);
        before = byHost(plan);
        for (Verdict verdict : plan.of(Fate.ENDS)) {
            end(verdict);
        }
        report = new ShutdownReport(now, plan, ended, savedPerHour);
    }

    private void end(Verdict verdict) throws InterruptedException {
        String host = verdict.machine().host();
        List<Executor> there = fleet.executors().stream()
                .filter(executor -> executor.host().equals(host))
                .toList();
        if (there.stream().anyMatch(executor -> executor.tasks() > 0)) {
            return; // a task came in this moment: the next plan says that it works
        }
        if (!fleet.letGo(there.stream().map(Executor::id).toList(), "idle machine " + host)) {
            if (refused.add(host)) {
                said.accept("Idle shutdown cannot end host " + host
                        + ": the cluster manager refuses to let its executors go. It is asked again.");
            }
            return; // its command is not run while something may start on it
        }
        refused.remove(host);
        ended++;
        savedPerHour += verdict.machine().cost();
        said.accept("Idle shutdown: ends host " + host + ", " + verdict.reason() + ".");
        if (command.isPresent()) {
            run(command.get(), host);
        }
    }

    /** A machine without executors is in no plan; one that has some again is in use, or is ended by a plan. */
    private void tryCommandsAgain(List<Executor> executors) throws InterruptedException {
        executors.forEach(executor -> failed.remove(executor.host()));
        for (String host : List.copyOf(failed.keySet())) {
            if (command.isPresent() && failed.get(host) < TRIES) {
                run(command.get(), host);
            }
        }
    }

    private void run(ShutdownCommand end, String host) throws InterruptedException {
        try {
            end.run(host);
            failed.remove(host);
        } catch (StageFailure e) {
            int tries = failed.merge(host, 1, Integer::sum);
            said.accept(e.getMessage() + (tries < TRIES ? " It is tried again." : " It is not tried again."));
        }
    }

    /** What is new since the last plan; that nothing happens to a machine is told only where something was about to. */
    private void tellChange(Verdict verdict) {
        String host = verdict.machine().host();
        Verdict last = before.get(host);
        Fate was = last == null ? Fate.STAYS : last.fate();
        if (verdict.fate() == was || verdict.fate() == Fate.ENDS) {
            return;
        }
        said.accept(String.format(
                Locale.ROOT,
                switch (verdict.fate()) {
                    case WOULD_END -> "Idle shutdown: would end host %s, %s.";
                    case DRAINS -> "Idle shutdown: drains host %s; it %s.";
                    default -> "Idle shutdown: host %s stays: %s.";
                },
                host,
                verdict.reason()));
    }

    private static Map<String, Verdict> byHost(ShutdownPlan plan) {
        Map<String, Verdict> verdicts = new HashMap<>();
        plan.verdicts().forEach(verdict -> verdicts.put(verdict.machine().host(), verdict));
        return verdicts;
    }
}
