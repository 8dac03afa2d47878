package org.ringrift.jobs.driver.launch;

import java.util.Optional;

/**
 * How a run that was launched has come to its end, for whoever launched it.
 *
 * @param kind how
 * @param sentence what went wrong, or who else is at work; empty if it is done
 * @param cause what was thrown, where the run was in this process
 */
public record RunEnd(Kind kind, String sentence, Optional<RuntimeException> cause) {
    /** How. */
    public enum Kind {
        /** Its success is recorded. */
        DONE,
        /** It failed, was cancelled or lost. */
        FAILED,
        /** It was not begun, since another process works on the same run: it counts as in flight until that one ends. */
        ELSEWHERE
    }

    /** The end of a run whose success is recorded. */
    static final RunEnd DONE = new RunEnd(Kind.DONE, "");

    /** An end of which nothing more is known. */
    public RunEnd(Kind kind, String sentence) {
        this(kind, sentence, Optional.empty());
    }

    static RunEnd failed(String why) {
        return new RunEnd(Kind.FAILED, why);
    }

    static RunEnd elsewhere(String runId) {
        return new RunEnd(Kind.ELSEWHERE, "another process is at work on run " + runId + ".");
    }

    RunEnd by(RuntimeException thrown) {
        return new RunEnd(kind, sentence, Optional.of(thrown));
    }
}
