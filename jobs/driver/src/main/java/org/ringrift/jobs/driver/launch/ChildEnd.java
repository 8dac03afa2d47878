package org.ringrift.jobs.driver.launch;

import java.util.Optional;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.run.RunStatus;

/**
 * Judges a process that has ended by what the table says of its run: a pure function. The exit code is told to people and decides
 * nothing: a process may be killed behind its last commit, or end well without one.
 *
 * @param runId identity of the run
 * @param before attempts of the run that had begun before the process was started
 * @param exitCode of the process
 * @param log where its output is
 */
record ChildEnd(String runId, int before, int exitCode, String log) {
    /** Attempts that have begun. */
    static int attempts(Optional<RunStatus> run) {
        return run.map(status -> status.row().runState() == RunState.PLANNED
                        ? status.row().attempt() - 1
                        : status.row().attempt())
                .orElse(0);
    }

    /** Whether an attempt has begun since the process was started, by it or by another one. */
    boolean began(Optional<RunStatus> run) {
        return attempts(run) > before;
    }

    /** How the run has ended. */
    RunEnd judge(Optional<RunStatus> run) {
        if (run.isPresent() && run.get().alive()) {
            return RunEnd.elsewhere(runId); // a process that has ended is not alive: another one has the run
        }
        if (!began(run)) {
            return RunEnd.failed("Cannot begin run " + runId + ": its process ended with exit code " + exitCode
                    + " before. Its output says why: " + log + ".");
        }
        RunStatus status = run.orElseThrow();
        return switch (status.state()) {
            case SUCCEEDED -> RunEnd.DONE;
            case FAILED, CANCELLED, EXPIRED -> RunEnd.failed(error(status));
            case LOST ->
                RunEnd.failed(
                        status.row().error() != null
                                ? status.row().error()
                                : "Cannot see the end of run " + runId + ": its process ended with exit code "
                                        + exitCode + " and without a word. Its output may say why: " + log + ".");
            case PLANNED, CLAIMED, RUNNING -> RunEnd.failed("Its run has ended, and is planned anew.");
        };
    }

    private static String error(RunStatus status) {
        String error = status.row().error();
        return error != null ? error : "It is recorded as " + status.state().word() + ".";
    }
}
