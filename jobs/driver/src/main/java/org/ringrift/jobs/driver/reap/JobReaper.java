package org.ringrift.jobs.driver.reap;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.driver.loop.Work;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.run.CancelRequests;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.jobs.run.Runs;
import org.ringrift.jobs.stage.StageListener;

/**
 * Ends runs that nobody else ends: records lost ones as lost, asks those past their deadline to end as {@code ./ringrift cancel}
 * does, and records planned ones that nobody took as expired. Any number of processes may do so at once: an attempt ends once and
 * is asked once. Where nothing is to be done, nothing is written.
 */
public final class JobReaper implements Work {
    /** Runs that a step ends at most (RingRift's {@code loops/job_loops.py}); the next step ends more. */
    static final int MOST = 10;

    private final Lake lake;
    private final Runs runs;
    private final InstantSource clock;
    private final StageListener listener;

    /**
     * @param lake the warehouse, open
     * @param clock the time
     * @param listener is told what was ended, and why
     */
    public JobReaper(Lake lake, InstantSource clock, StageListener listener) {
        this.lake = lake;
        this.runs = new Runs(lake, clock);
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public void run() {
        step();
    }

    /**
     * Looks at all runs once.
     *
     * @return runs that were ended, or asked to end, by this call
     * @throws org.ringrift.StageFailure if the tables cannot be read or written
     */
    public int step() {
        List<String> suspects = runs.list(Optional.empty(), Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(run -> Reaping.of(run, clock.instant()) != Reaping.LEAVE)
                .map(run -> run.row().runId())
                .toList();
        int done = 0;
        for (String runId : suspects) {
            if (done == MOST) {
                break;
            }
            // Lists leave requests out, which the row of an end repeats; and it may have ended by now.
            Optional<RunStatus> run = runs.find(runId);
            Optional<String> what = run.flatMap(this::reap);
            what.ifPresent(sentence -> listener.said(name(run.orElseThrow()) + sentence));
            done += what.isPresent() ? 1 : 0;
        }
        return done;
    }

    private static String name(RunStatus run) {
        return run.row().configKey() + " " + run.row().stage() + ": run "
                + run.row().runId() + " ";
    }

    /** Does what is to be done; says what this process has done, to be read behind the name of the run. */
    private Optional<String> reap(RunStatus run) {
        RunRow row = run.row();
        return switch (Reaping.of(run, clock.instant())) {
            case LEAVE -> Optional.empty();
            case RECORD_LOST -> saying(runs.endLost(run), "is lost: its last sign of life was at " + run.sign() + ".");
            case EXPIRE -> {
                String why = "No process took it within " + text(Deadlines.toBeTaken(row.stage())) + ".";
                yield saying(runs.end(run, RunState.EXPIRED, why), "has expired. " + why);
            }
            case ASK_TO_END -> {
                boolean asked = !CancelRequests.asked(lake, row) && CancelRequests.ask(lake, row, clock.instant());
                String limit = text(Reaping.deadline(row).orElseThrow());
                yield saying(asked, "is asked to end: it has run longer than " + limit + ".");
            }
        };
    }

    private static Optional<String> saying(boolean done, String what) {
        return Optional.of(what).filter(sentence -> done);
    }

    private static String text(Duration limit) {
        return limit.toMinutes() + " min";
    }
}
