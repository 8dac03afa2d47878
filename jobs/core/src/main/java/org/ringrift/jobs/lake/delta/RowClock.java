package org.ringrift.jobs.lake.delta;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The times of new rows. What is newest is told by its time, so a clock that was set back must not make a later row the
 * older one: such a row gets the time just after the newest existing row.
 *
 * @param clock the clock
 * @param newest time of the newest existing row
 */
record RowClock(InstantSource clock, Instant newest) implements InstantSource {
    @Override
    public Instant instant() {
        Instant now = clock.instant();
        return now.isBefore(newest) ? newest.plus(1, ChronoUnit.MICROS) : now;
    }
}
