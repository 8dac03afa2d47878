package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.time.InstantSource;

/** Time, and calls at a later time. Tests put one in its place that they turn by hand. */
public interface LoopTime extends InstantSource {
    /** A steady clock in nanoseconds, for durations: {@link #instant} may be set back. */
    long nanoTime();

    /**
     * Calls later, once.
     *
     * @param delay from now on, 0 or more
     * @param call short; it must not block or throw
     * @return run to call it off; without effect when it was called
     */
    Runnable after(Duration delay, Runnable call);
}
