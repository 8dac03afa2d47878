package org.ringrift.jobs.driver.service;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.loop.BackgroundLoop;
import org.ringrift.jobs.driver.loop.LoopTime;
import org.ringrift.jobs.driver.loop.ProblemLog;
import org.ringrift.jobs.driver.service.ServiceCalls.Problem;
import org.ringrift.jobs.driver.service.ServiceStatus.State;

/**
 * Starts services in the order of their dependencies, watches them, and restarts those that fail. What needs a service that
 * has failed is stopped, and started again behind it. Calls may come from any thread and wait for each other; {@link #status}
 * never waits.
 */
public final class Services {
    /** Time between two steps: the shortest pause before a restart. */
    static final Duration STEP_EVERY = RestartHistory.FIRST_PAUSE;

    private final Map<String, Service> services = new HashMap<>();
    private final ServiceGraph graph;
    private final ServiceTable table;
    private final ServiceCalls calls;
    private final LoopTime time;
    private final ProblemLog problems;

    /**
     * @param services all there are, none of them started
     * @param time the time
     * @param problems is told of failures
     * @throws UserError if a service needs one that does not exist, or itself by any way
     * @throws IllegalArgumentException if two services have one name
     */
    public Services(List<Service> services, LoopTime time, ProblemLog problems) {
        this.time = time;
        this.problems = problems;
        this.calls = new ServiceCalls(time, problems);
        this.graph = ServiceGraph.of(services);
        services.forEach(each -> this.services.put(each.name(), each));
        this.table = ServiceTable.of(graph, services, time.instant());
    }

    /**
     * Starts all services. Those that cannot start, and those that need them, are tried again by {@link #step}.
     *
     * @return where each stands
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized List<ServiceStatus> startAll() throws InterruptedException {
        ask(graph.startOrder());
        return status();
    }

    /**
     * Starts a service and what it needs, also one that is waiting for its next try.
     *
     * @param name of the service
     * @return where it stands: it runs
     * @throws UserError if there is no such service
     * @throws StageFailure if it does not start, with the reason; it is tried again by {@link #step} unless that is useless
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized ServiceStatus start(String name) throws InterruptedException {
        ask(graph.toStart(name));
        ServiceStatus status = table.status(name);
        if (status.missing()) {
            String next = status.state() == State.BROKEN
                    ? "Correct that, and start it again."
                    : "It is tried again as long as it is not stopped.";
            throw new StageFailure("Cannot start service " + name + ": " + status.reason() + ". " + next);
        }
        return status;
    }

    private void ask(List<String> inOrder) throws InterruptedException {
        for (String name : inOrder) {
            if (table.get(name).running()) {
                continue;
            }
            if (table.needsRun(name)) {
                tryStart(name);
            } else {
                table.put(table.get(name).waiting(time.instant()));
            }
        }
    }

    private void tryStart(String name) throws InterruptedException {
        Optional<Problem> problem = calls.start(services.get(name));
        Instant now = time.instant();
        ServiceRecord record = table.get(name);
        if (problem.isEmpty()) {
            table.put(record.started(now));
            return;
        }
        String why = "it could not start: " + problem.get().reason();
        boolean useless = problem.get().error() instanceof UserError;
        table.put(useless ? record.broken(now, why) : record.failed(now, why));
    }

    /**
     * Stops a service, behind those that need it. None of them is started again before somebody asks for it.
     *
     * @param name of the service
     * @throws UserError if there is no such service
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized void stop(String name) throws InterruptedException {
        for (String each : graph.toStop(name)) {
            stopOne(each);
        }
    }

    /**
     * Stops all services, each before those that it needs. Whoever runs {@link #loop} stops that first.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized void stopAll() throws InterruptedException {
        List<String> order = graph.startOrder();
        for (int i = order.size() - 1; i >= 0; i--) {
            stopOne(order.get(i));
        }
    }

    private void stopOne(String name) throws InterruptedException {
        ServiceRecord record = table.get(name);
        if (record.state() != State.STOPPED) {
            Optional<Problem> left = record.running() ? calls.stop(services.get(name)) : Optional.empty();
            String why = left.map(problem -> "it may not have stopped: " + problem.reason())
                    .orElse("");
            table.put(record.stopped(time.instant(), why));
        }
    }

    /**
     * Does what is due: checks, and starts of services that have failed or wait. To be called every few seconds.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized void step() throws InterruptedException {
        for (String name : graph.startOrder()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            ServiceRecord record = table.get(name);
            if (record.checkDue(time.instant())) {
                check(record);
            } else if (record.startDue(time.instant()) && table.needsRun(name)) {
                tryStart(name);
            }
        }
    }

    private void check(ServiceRecord record) throws InterruptedException {
        Optional<Problem> problem = calls.check(services.get(record.name()));
        Instant now = time.instant();
        if (problem.isEmpty()) {
            table.put(record.checked(now));
            return;
        }
        ServiceRecord failing =
                record.checkFailed(now, "a check failed: " + problem.get().reason());
        table.put(failing);
        if (failing.givenUp()) {
            String what = failing.failedChecks() + " checks in a row failed, it is restarted: "
                    + problem.get().reason() + ".";
            problems.report(record.name(), what, problem.get().error());
            fail(failing);
        }
    }

    private void fail(ServiceRecord failing) throws InterruptedException {
        for (String name : graph.toStop(failing.name())) {
            ServiceRecord record = table.get(name);
            if (record.running()) {
                boolean itself = name.equals(failing.name());
                table.put(itself ? record.failed(time.instant(), record.reason()) : record.waiting(time.instant()));
                calls.stop(services.get(name)); // what may be left is reported, and changes nothing here
            }
        }
    }

    /** Where each service stands, in the order in which they were given. */
    public List<ServiceStatus> status() {
        return table.status();
    }

    /** The loop that calls {@link #step}. */
    public BackgroundLoop loop() {
        return BackgroundLoop.of("services", STEP_EVERY, this::step);
    }
}
