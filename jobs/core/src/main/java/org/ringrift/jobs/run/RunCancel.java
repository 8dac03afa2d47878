package org.ringrift.jobs.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.TableWatch;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;

/** Ends a run of another process: see {@link CancelRequests}. */
public final class RunCancel {
    /** Between two looks at the table, each of which is a listing of a folder. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final String BY_HAND = "Cancelled by ringrift cancel, after its process had ended.";

    private final Lake lake;
    private final Runs runs;
    private final InstantSource clock;

    /** What became of a request. */
    public enum Outcome {
        /** The process is asked and has not answered. */
        ASKED("is asked to end."),
        /** The process ended it. */
        CANCELLED("is cancelled; what it committed stays."),
        /** There was no process. */
        RECORDED("had no process any more, or none yet; it is recorded as cancelled.");

        private final String sentence;

        Outcome(String sentence) {
            this.sentence = sentence;
        }

        /** For programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** To be read behind the name of the run. */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * @param lake the warehouse
     * @param clock the time
     */
    public RunCancel(Lake lake, InstantSource clock) {
        this.lake = lake;
        this.runs = new Runs(lake, clock);
        this.clock = clock;
    }

    /**
     * Asks a run to end; one that has no process is recorded as cancelled.
     *
     * @param runId identity of the run
     * @return {@link Outcome#ASKED} or {@link Outcome#RECORDED}
     * @throws org.ringrift.UserError if there is no such run
     * @throws StageFailure if it has ended
     */
    public Outcome request(String runId) {
        RunStatus run = runs.require("cancel", runId);
        if (run.alive()) {
            CancelRequests.ask(lake, run.row(), clock.instant());
            return Outcome.ASKED;
        }
        if (run.open() && runs.end(run, RunState.CANCELLED, BY_HAND)) {
            return Outcome.RECORDED;
        }
        throw ended(runs.require("cancel", runId));
    }

    /**
     * Waits until a run has ended that was asked to.
     *
     * @param runId identity of the run
     * @param patience most time to wait
     * @return {@link Outcome#CANCELLED}, or {@link Outcome#RECORDED} if its process ended without a word
     * @throws StageFailure if it has not ended by then, or has ended by itself
     */
    public Outcome await(String runId, Duration patience) {
        TableWatch table = lake.runs().watch();
        List<RunRow> history = List.of();
        long start = System.nanoTime();
        while (System.nanoTime() - start < patience.toNanos()) {
            if (table.changed()) {
                history = lake.runs().history(runId);
            }
            RunStatus run = runs.status(history); // it may be lost without a commit
            if (run.row().runState() == RunState.CANCELLED) {
                return Outcome.CANCELLED;
            }
            if (!run.alive()) {
                return request(runId);
            }
            pause(runId);
        }
        throw new StageFailure("Cannot see the end of run " + runId + ": it is asked to end, and has not within "
                + patience.toSeconds() + " s. Look again by ./ringrift runs " + runId + ".");
    }

    private static StageFailure ended(RunStatus run) {
        return new StageFailure("Cannot cancel run " + run.row().runId() + ": it has ended before, at "
                + run.row().endedAt() + ", as " + run.state().word() + ". Nothing is left to be done.");
    }

    private static void pause(String runId) {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("Cannot see the end of run " + runId + ": this process was interrupted.", e);
        }
    }
}
