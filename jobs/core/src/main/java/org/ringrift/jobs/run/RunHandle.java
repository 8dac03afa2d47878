package org.ringrift.jobs.run;

import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.schema.RunRow;

/** What work knows of the run that it is done for. Thread-safe. */
public final class RunHandle {
    private final RunRow row;
    private final RunUnderWay run;
    private final RunPulse pulse;

    RunHandle(RunRow row, RunUnderWay run, RunPulse pulse) {
        this.row = row;
        this.run = run;
        this.pulse = pulse;
    }

    /** Identity of the run. */
    public String runId() {
        return row.runId();
    }

    /** Which attempt of the run it is, from 1. */
    public int attempt() {
        return row.attempt();
    }

    /** Number of the claim under which it runs; grows with every attempt. */
    public long epoch() {
        return row.epoch();
    }

    /** Records a sign of life if the last one is old enough; a run does so by itself too. */
    public void beat() {
        pulse.tick();
    }

    /** Whether the run was told to end; its Spark jobs fail from then on. */
    public boolean cancelled() {
        return run.cancelledBy().isPresent();
    }

    /**
     * To be called between two long pieces of work that are no Spark jobs.
     *
     * @throws StageFailure of kind {@link FailureKind#CANCELLED} if the run was told to end
     */
    public void requireGoing() {
        if (cancelled()) {
            throw cancellation(row, run, null);
        }
    }

    /** The run as others may end it. */
    RunUnderWay underWay() {
        return run;
    }

    /** What work that was cancelled ends with. */
    static StageFailure cancellation(RunRow row, RunUnderWay run, Throwable failure) {
        return new StageFailure(
                FailureKind.CANCELLED,
                "Cancelled by " + run.cancelledBy().orElse("another run") + ": what was committed stays, and run "
                        + row.stage() + " " + row.runId() + " is recorded as cancelled.",
                failure);
    }
}
