package org.ringrift.jobs.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;

/**
 * An attempt of a run that this process has started, and no other one: of several processes that start a run at once, the
 * one whose row is committed has the attempt. The others find that theirs was not added, and look again.
 */
final class RunAttempt {
    /** Each time another process was quicker and has ended since; more in a row is not chance. */
    private static final int TRIES = 10;

    private final Lake lake;
    private final Runs runs;
    private final RunRow row;

    private RunAttempt(Lake lake, Runs runs, RunRow row) {
        this.lake = lake;
        this.runs = runs;
        this.row = row;
    }

    /** Makes the row that says an attempt runs. */
    @FunctionalInterface
    interface Start {
        RunRow of(int attempt, ProcessOwner owner);
    }

    /**
     * Starts the next attempt of a run. One before whose process is gone is recorded as lost.
     *
     * @param lake the warehouse
     * @param runs its runs
     * @param runId identity of the run
     * @param start makes the row
     * @return the attempt
     * @throws UserError if another process works on the run
     * @throws StageFailure if the start cannot be recorded
     */
    static RunAttempt start(Lake lake, Runs runs, String runId, Start start) {
        ProcessOwner owner = ProcessOwner.newClaim();
        for (int i = 0; i < TRIES; i++) {
            List<RunRow> history = lake.runs().history(runId);
            if (!history.isEmpty()) {
                RunRow newest = history.get(history.size() - 1);
                if (newest.runState() == RunState.RUNNING && owner.text().equals(newest.owner())) {
                    return new RunAttempt(lake, runs, newest); // committed, though the file system said otherwise
                }
                makeWay(runs, runs.status(history));
            }
            RunRow row = start.of(next(history), owner);
            if (lake.runs().append(List.of(row)) == 1) {
                return new RunAttempt(lake, runs, row);
            }
        }
        throw new StageFailure("Cannot start run " + runId + ": other processes started it " + TRIES
                + " times meanwhile. Give each of them another --run-id.");
    }

    private static void makeWay(Runs runs, RunStatus before) {
        RunRow row = before.row();
        if (before.alive()) {
            throw new UserError("Cannot start run " + row.runId() + ": attempt " + row.attempt()
                    + " is running (application " + row.applicationId() + ", last sign of life " + before.sign()
                    + "). Wait for it, end it by ./ringrift cancel " + row.runId() + ", or give another --run-id.");
        }
        if (before.open() && before.state() == RunState.LOST) {
            // Whether this or another process records it does not matter.
            runs.endLost(before);
        }
    }

    /** A planned attempt is the one to be run; else it is a new one. */
    private static int next(List<RunRow> history) {
        if (history.isEmpty()) {
            return 1;
        }
        RunRow newest = history.get(history.size() - 1);
        return newest.runState() == RunState.PLANNED ? newest.attempt() : newest.attempt() + 1;
    }

    /** The row that says it runs. */
    RunRow row() {
        return row;
    }

    /**
     * The row of an end of this attempt, not written yet.
     *
     * @param state an end
     * @param why what went wrong; null if nothing did
     * @param counts what was done, by name
     */
    RunRow ended(RunState state, String why, Map<String, Long> counts) {
        Instant now = runs.now();
        return row.ended(state, now, now, why, counts);
    }

    /**
     * Records that it succeeded.
     *
     * @param counts what was done, by name
     * @throws StageFailure if another process has recorded another end, or this one cannot be recorded
     */
    void succeed(Map<String, Long> counts) {
        if (lake.runs().append(List.of(ended(RunState.SUCCEEDED, null, counts))) == 1) {
            return;
        }
        RunRow end = lake.runs().history(row.runId()).stream()
                .filter(each ->
                        each.attempt() == row.attempt() && each.runState().ended())
                .findFirst()
                .orElse(row);
        if (end.runState() != RunState.SUCCEEDED) { // else it is this row, though the file system said otherwise
            throw new StageFailure("Cannot complete run " + row.runId() + ": its attempt " + row.attempt()
                    + " was recorded as " + end.state() + " at " + end.endedAt() + ", while it went on. What it "
                    + "committed stays; look at what came after by ./ringrift runs " + row.runId() + ".");
        }
    }

    /** Records that it failed, or ended with a part that was cancelled, unless another process has recorded another end. */
    void fail(Throwable failure) {
        boolean cancelled = failure instanceof StageFailure known && known.kind() == FailureKind.CANCELLED;
        RunState state = cancelled ? RunState.CANCELLED : RunState.FAILED;
        lake.runs().append(List.of(ended(state, String.valueOf(failure.getMessage()), Map.of())));
    }
}
