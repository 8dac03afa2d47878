package org.ringrift.jobs.driver.launch;

/**
 * How a run that was launched has come to its end, for whoever launched it.
 *
 * @param kind how
 * @param sentence what went wrong, or who else is at work; empty if it is done
 */
public record RunEnd(Kind kind, String sentence) {
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

    static RunEnd failed(String why) {
        return new RunEnd(Kind.FAILED, why);
    }

    static RunEnd elsewhere(String runId) {
        return new RunEnd(Kind.ELSEWHERE, "another process is at work on run " + runId + ".");
    }
}
