package org.ringrift.jobs.driver.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.loop.BackgroundLoop;
import org.ringrift.jobs.driver.loop.BackgroundLoops;
import org.ringrift.jobs.driver.loop.LoopHealth;
import org.ringrift.jobs.driver.loop.LoopStatus;
import org.ringrift.jobs.driver.loop.LoopSwitch;
import org.ringrift.jobs.driver.loop.LoopTime;
import org.ringrift.jobs.driver.loop.ProblemLog;

/** A service that is one background loop: it runs from start to stop, and is well as long as its loop is not in error. */
public final class LoopService implements Service {
    /** Less than what a service may take to stop. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final BackgroundLoop loop;
    private final Set<String> dependsOn;
    private final Importance importance;
    private final LoopTime time;
    private final ProblemLog problems;

    /** What runs now; loops start once, so that each start makes another one. */
    private volatile Optional<BackgroundLoops> running = Optional.empty();

    /**
     * @param loop the loop; its name is the service's
     * @param dependsOn names of the services that must run before
     * @param importance how much depends on it
     * @param time the time
     * @param problems is told of failures
     */
    public LoopService(
            BackgroundLoop loop, Set<String> dependsOn, Importance importance, LoopTime time, ProblemLog problems) {
        this.loop = loop;
        this.dependsOn = Set.copyOf(dependsOn);
        this.importance = importance;
        this.time = time;
        this.problems = problems;
    }

    @Override
    public String name() {
        return loop.name();
    }

    @Override
    public Set<String> dependsOn() {
        return dependsOn;
    }

    @Override
    public Importance importance() {
        return importance;
    }

    @Override
    public void start() {
        BackgroundLoops loops = new BackgroundLoops(List.of(loop), LoopSwitch.ON, time, problems);
        loops.start(time.instant().toEpochMilli());
        running = Optional.of(loops);
    }

    @Override
    public void stop() {
        Optional<BackgroundLoops> loops = running;
        running = Optional.empty();
        loops.ifPresent(each -> each.stop(STOP_WITHIN));
    }

    @Override
    public void check() {
        status().filter(status -> status.health().state() == LoopHealth.State.ERROR)
                .ifPresent(status -> {
                    throw new StageFailure("Loop " + name() + " does not work: "
                            + status.health().reason() + ".");
                });
    }

    /** What its loop shows; empty while it is stopped. */
    public Optional<LoopStatus> status() {
        return running.flatMap(loops -> loops.status().stream().findFirst());
    }
}
