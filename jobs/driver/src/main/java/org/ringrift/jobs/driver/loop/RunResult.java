package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a piece of work.
 *
 * @param outcome how it ended
 * @param duration how long it took, 0 or more
 * @param error what it threw; empty if it returned
 */
public record RunResult(Outcome outcome, Duration duration, Optional<Throwable> error) {
    /** How work ends. */
    public enum Outcome {
        /** It returned within its limit. */
        SUCCESS,
        /** It threw something. */
        FAILURE,
        /** It ran over its limit and was interrupted, however it ended then. */
        TIMEOUT,
        /** It threw something because somebody else interrupted its thread. */
        INTERRUPTED
    }

    /** Why it did not succeed, in a few words; empty if it did. */
    public String reason() {
        return switch (outcome) {
            case SUCCESS -> "";
            case FAILURE -> error.map(ProblemLog::sentence).orElse("it failed");
            case TIMEOUT ->
                "it ran over its time limit and was interrupted after " + Durations.text(duration) + afterwards();
            case INTERRUPTED -> "it was interrupted" + afterwards();
        };
    }

    private String afterwards() {
        return error.filter(thrown -> !(thrown instanceof InterruptedException))
                .map(thrown -> "; then: " + ProblemLog.sentence(thrown))
                .orElse("");
    }
}
