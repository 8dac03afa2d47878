package org.ringrift.jobs.driver.event;

import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.lake.delta.Offsets.Offset;
import org.ringrift.jobs.lake.schema.EventRow;

/** The table of events as producers and consumers use it. Each method is one step: a process may end between any two. */
public interface EventLog {
    /**
     * Adds the events that are not there yet; one of each type and key.
     *
     * @return how many were added
     */
    long publish(List<Event> events);

    /**
     * Events that were added after a version, in the order of their commits.
     *
     * @param version of the table that was handled before; -1 for none
     */
    Batch addedAfter(long version);

    /** An event by its type and key. */
    Optional<EventRow> find(String type, String key);

    /** How far somebody has come. */
    Optional<Offset> offset(String name);

    /**
     * Notes how far somebody has come.
     *
     * @param name who
     * @param from how far it was; -1 for nowhere
     * @param to how far it is
     * @return false if it was not at {@code from}: another process has moved it, or it was forgotten
     */
    boolean advance(String name, long from, long to);

    /** Leadership under which this is done; 0 = none. */
    long epoch();

    /**
     * Events that were added.
     *
     * @param to version of the table up to which these go, inclusive
     * @param events by version
     */
    record Batch(long to, List<Added> events) {
        public Batch {
            events = List.copyOf(events);
        }
    }

    /**
     * An event that was added.
     *
     * @param version of the table that added it
     * @param row the event
     */
    record Added(long version, EventRow row) {
        String id() {
            return row.type() + " " + row.businessKey();
        }
    }
}
