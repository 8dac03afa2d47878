package org.ringrift.jobs.driver.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.ringrift.jobs.lake.delta.Offsets;
import org.ringrift.jobs.lake.delta.Offsets.Offset;

/**
 * How far one reader has come in the versions of a table. It is noted in table {@code events} when something was handled; over
 * commits that held nothing for the reader it is moved in memory alone, and noted once a day, since the table forgets what was
 * not renewed for a week ({@link org.ringrift.jobs.lake.schema.TableRetention#SHORT}). For one thread.
 */
final class Cursor {
    /** Seven times within the week for which it is remembered. */
    static final Duration RENEWAL = Duration.ofDays(1);

    private final String name;
    private final EventLog log;
    private final InstantSource clock;

    /** What is noted; null while that is not known. */
    private Offset noted;

    private long seen;

    Cursor(String name, EventLog log, InstantSource clock) {
        this.name = name;
        this.log = log;
        this.clock = clock;
    }

    /** Version up to which all is handled; -1 for nothing. */
    long position() {
        if (noted == null) {
            noted = log.offset(name).orElse(new Offset(Offsets.NONE, Instant.EPOCH));
            seen = noted.version();
        }
        return seen;
    }

    /**
     * Goes on.
     *
     * @param to version up to which all is handled
     * @param handled whether there was anything
     */
    void move(long to, boolean handled) {
        if (to < 0) {
            return; // nothing is handled yet: nothing to note
        }
        boolean due = !noted.written().plus(RENEWAL).isAfter(clock.instant());
        if (!handled && !due) {
            seen = to;
        } else if (to != noted.version() || due) {
            Offset before = noted;
            forget(); // until it is known that the commit took effect
            if (log.advance(name, before.version(), to)) {
                noted = new Offset(to, clock.instant());
                seen = to;
            }
        }
    }

    /** Looks at the table again before going on. */
    void forget() {
        noted = null;
    }
}
