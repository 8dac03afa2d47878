package org.ringrift.jobs.driver.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.run.Cancellation;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.jobs.run.Runs;
import org.ringrift.jobs.stage.StageContext;

/**
 * Runs each stage in a process of its own, by {@code spark-submit}; promotions in this one, since they are decided under its
 * leadership. When this process is told to end, it tells those processes, which record their runs as cancelled. When it is killed
 * they go on: the table shows them to the next leader as in flight, and to {@code JobReaper} when they are lost or late.
 */
public final class SubmitLauncher implements Launcher {
    /** Processes that are told to end take 9 s at most, as this one does. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final StageRuns stageRuns;
    private final Runs runs;
    private final Runnable ended;
    private final Submission submission;
    private final EmbeddedLauncher embedded;
    private final List<ChildStage> children = new CopyOnWriteArrayList<>(); // read by the thread of a signal too
    private final StartPause pause = new StartPause();
    private final Cancellation.Registration registration;

    /**
     * @param stageRuns makes runs of actions
     * @param runs the runs of the warehouse
     * @param ended is called by some thread when a run has ended
     * @param program what the processes run
     * @param settings where and with what
     * @param logs where their output goes
     */
    public SubmitLauncher(
            StageRuns stageRuns, Runs runs, Runnable ended, Program program, ChildSettings settings, RunLogs logs) {
        this.stageRuns = stageRuns;
        this.runs = runs;
        this.ended = ended;
        this.submission = new Submission(program, settings, logs);
        this.embedded = EmbeddedLauncher.inThreads(stageRuns, ended);
        this.registration = Cancellation.clearingAway(this::endChildren);
    }

    @Override
    public Launched start(StageContext context, ConfigState state, Action action, String runId) {
        if (action.stage() == LoopStage.PROMOTE) {
            return embedded.start(context, state, action, runId);
        }
        Instant now = context.clock().instant();
        PreparedRun run = stageRuns.prepare(context, state, action, runId);
        Optional<RunStatus> known = runs.find(run.runId());
        if (known.isPresent() && known.get().alive()) {
            throw new UserError("Cannot start run " + run.runId() + ": another process is at work on it.");
        }
        Launched launched = new Launched(action, run.runId(), now);
        Process process = submission.start(run);
        Path log = submission.logs().log(run.runId());
        children.add(new ChildStage(launched, ChildEnd.attempts(known), process, log, ended));
        if (Cancellation.asked()) {
            process.destroy(); // this process was told to end since, and has told those that it knew
        }
        return launched;
    }

    @Override
    public Optional<String> pausing(Instant now) {
        return pause.holds(now)
                ? Optional.of("Starts no stage for a while: "
                        + (pause.failures() == 1
                                ? "the last process ended before its run"
                                : "the last " + pause.failures() + " processes ended before their runs")
                        + " began. The output says why; it is tried again later.")
                : Optional.empty();
    }

    @Override
    public List<Launched> atWork() {
        List<Launched> all = new ArrayList<>(embedded.atWork());
        children.forEach(child -> all.add(child.launched()));
        return List.copyOf(all);
    }

    @Override
    public List<Ended> reap(Instant now) {
        Map<ChildStage, RunEnd> ends = new LinkedHashMap<>();
        for (ChildStage child : children) {
            if (child.hasEnded()) {
                Optional<RunStatus> run = runs.find(child.launched().runId());
                pause.ended(
                        child.end().began(run) || run.filter(RunStatus::alive).isPresent(), now);
                ends.put(child, child.end().judge(run));
            } else {
                child.endIfOverdue(runs, now);
            }
        }
        List<Ended> endings = new ArrayList<>(embedded.reap(now));
        ends.forEach((child, end) -> {
            children.remove(child);
            submission.forget(child.launched().runId());
            endings.add(new Ended(child.launched(), child.launched().age(now), end));
        });
        return endings;
    }

    @Override
    public void stop(String cause) {
        children.forEach(child -> child.process().destroy());
        embedded.stop(cause);
    }

    /** By the thread of a signal. Each process records its run as cancelled. */
    private void endChildren() {
        children.forEach(child -> child.process().destroy());
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (ChildStage child : children) {
                child.process().waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // they were told, and end by themselves
        }
    }

    @Override
    public void close() {
        embedded.close();
        registration.close();
        children.forEach(ChildStage::leaveAlone);
    }
}
