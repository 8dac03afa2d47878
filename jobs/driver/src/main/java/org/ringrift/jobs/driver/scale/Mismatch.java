package org.ringrift.jobs.driver.scale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether executors idle while work waits, or work waits although nothing runs: a pure function. */
public final class Mismatch {
    /** An executor that has done nothing for so long is idle (RingRift's {@code job_loops.py}). */
    static final Duration IDLE = Duration.ofSeconds(15);

    private Mismatch() {}

    /**
     * What does not fit.
     *
     * @param executors executors that there are
     * @param times since when they idle
     * @param waiting items of planned work that wait
     * @param atWork stage runs at work
     * @param now the time
     * @return one sentence; empty if all is well
     */
    public static Optional<String> of(List<Executor> executors, IdleTimes times, int waiting, int atWork, Instant now) {
        int idle = times.idleFor(IDLE, now).size();
        if (waiting > 0 && idle > 0) {
            return Optional.of(
                    idle + " of " + executors.size() + " executors idle while " + waiting + " items of work wait.");
        }
        if (waiting > 0 && executors.isEmpty()) {
            return Optional.of(waiting + " items of work wait, and there is no executor.");
        }
        if (atWork > 0 && idle > 0 && idle == executors.size()) {
            return Optional.of("All " + idle + " executors idle while " + atWork + " stage runs are at work.");
        }
        return Optional.empty();
    }
}
