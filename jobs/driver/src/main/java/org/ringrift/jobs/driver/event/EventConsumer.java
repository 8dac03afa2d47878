package org.ringrift.jobs.driver.event;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.jobs.driver.event.EventLog.Added;
import org.ringrift.jobs.driver.event.EventLog.Batch;

/**
 * Gives one handler its events, each at least once. How far it has come is noted in table {@code events} after the events were
 * handled, so that what a process that ended has not noted is handled again by the next. Events wait behind one that is to be
 * tried again; one that was tried to the end becomes a dead letter, and they go on. Two processes may run the same consumer:
 * both handle events then, one of them notes it. For one thread.
 */
public final class EventConsumer {
    /** Names of offsets, in front of the consumer. */
    static final String OFFSET = "consumer/";

    private final EventHandler handler;
    private final EventLog log;
    private final Cursor cursor;
    private final Delivery delivery;

    /** Handled, and not noted yet: the version of each, by type and key. */
    private final Map<String, Long> handled = new TreeMap<>();

    /**
     * @param handler what reacts
     * @param log where events are
     * @param retries when to try again
     * @param clock the time
     */
    public EventConsumer(EventHandler handler, EventLog log, Retries retries, InstantSource clock) {
        this.handler = handler;
        this.log = log;
        this.cursor = new Cursor(OFFSET + handler.name(), log, clock);
        this.delivery = new Delivery(handler, log, retries, clock);
    }

    /** Name of the consumer. */
    public String name() {
        return handler.name();
    }

    /**
     * What a step has done.
     *
     * @param position version of table {@code events} up to which all is handled; -1 for nothing
     * @param handled events that were handled, or became dead letters
     * @param waiting whether an event is to be tried again; the time has not come yet
     */
    public record Step(long position, int handled, boolean waiting) {}

    /**
     * Handles what was added since, a piece of it if it is much. Waits for nothing but the handler.
     *
     * @throws org.ringrift.StageFailure if the table cannot be read or written, another leads, or the handler goes on past its
     *     time limit; the next step begins anew
     */
    public Step step() {
        long position = cursor.position();
        Batch batch = log.addedAfter(position);
        List<Added> mine = batch.events().stream()
                .filter(added -> delivery.concerns(added.row()) && !handled.containsKey(added.id()))
                .toList();
        int before = handled.size();
        long safe = batch.to();
        int next = 0;
        while (next < mine.size() && (handled.containsKey(mine.get(next).id()) || deliver(mine.get(next)))) {
            next++;
        }
        for (Added left : mine.subList(next, mine.size())) {
            safe = Math.min(safe, left.version() - 1);
        }
        int done = handled.size() - before;
        note(position, safe);
        return new Step(cursor.position(), done, next < mine.size());
    }

    /** Whether the event needs no more care. */
    private boolean deliver(Added added) {
        if (!delivery.settle(added.row())) {
            return false;
        }
        handled.put(added.id(), added.version());
        return true;
    }

    private void note(long position, long safe) {
        if (safe < position) {
            return; // behind a batch of all rows of the table one is left
        }
        boolean any = handled.values().stream().anyMatch(version -> version <= safe);
        cursor.move(safe, any);
        handled.values().removeIf(version -> version <= safe);
    }
}
