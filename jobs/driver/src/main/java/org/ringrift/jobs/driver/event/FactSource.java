package org.ringrift.jobs.driver.event;

import java.util.List;

/** A table whose rows say what has happened. Events are a pure function of them: read again, they give the same ones. */
public interface FactSource {
    /** Name of the table. */
    String table();

    /**
     * What happened since.
     *
     * @param version of the table that was looked at before; -1 for none
     */
    Facts after(long version);

    /**
     * What happened.
     *
     * @param to version of the table up to which this goes, inclusive
     * @param events in no order; none for commits that say nothing to others, such as signs of life
     */
    record Facts(long to, List<Event> events) {
        public Facts {
            events = List.copyOf(events);
        }
    }
}
