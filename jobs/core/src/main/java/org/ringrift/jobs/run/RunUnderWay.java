package org.ringrift.jobs.run;

import java.util.Optional;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;

/** A run whose end has not been recorded. It ends once: by itself, or by being cancelled. Thread-safe. */
final class RunUnderWay {
    /** Makes the row of an end. */
    @FunctionalInterface
    interface Cancelled {
        RunRow by(String error);
    }

    private final Lake lake;
    private final Cancelled cancelled;
    private boolean ended;

    RunUnderWay(Lake lake, Cancelled cancelled) {
        this.lake = lake;
        this.cancelled = cancelled;
    }

    Lake lake() {
        return lake;
    }

    /**
     * Ends the run; who cancels it meanwhile waits.
     *
     * @param record writes the row that says how it ended; not called if the run was cancelled before
     * @return whether it was
     */
    synchronized boolean end(Runnable record) {
        boolean first = !ended;
        if (first) {
            record.run();
            ended = true;
        }
        return first;
    }

    /**
     * Cancels the run.
     *
     * @param error why
     * @return the row to be written; none if the run has ended before
     */
    synchronized Optional<RunRow> cancel(String error) {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        return Optional.of(cancelled.by(error));
    }
}
