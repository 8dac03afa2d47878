package org.ringrift.jobs.driver.event;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.ringrift.jobs.driver.event.FactSource.Facts;

/**
 * Publishes what committed rows say: an event is there only after its fact, and is made good by whoever looks next if a process
 * ended between the two. Several processes may do it at a time. For one thread.
 */
public final class FactPublisher {
    /** Names of offsets, in front of the table. */
    static final String OFFSET = "facts/";

    private final EventLog log;
    private final List<Reader> readers = new ArrayList<>();

    private record Reader(FactSource source, Cursor cursor) {}

    /**
     * @param log where events go
     * @param sources what they follow from
     * @param clock the time, for renewing offsets
     */
    public FactPublisher(EventLog log, List<FactSource> sources, InstantSource clock) {
        this.log = log;
        sources.forEach(source -> readers.add(new Reader(source, new Cursor(OFFSET + source.table(), log, clock))));
    }

    /**
     * Publishes what was committed since, of each table a piece.
     *
     * @return events added
     * @throws org.ringrift.StageFailure if a table cannot be read or written, or another leads
     */
    public long step() {
        long added = 0;
        for (Reader reader : readers) {
            Cursor cursor = reader.cursor();
            Facts facts = reader.source().after(cursor.position());
            if (!facts.events().isEmpty()) {
                added += log.publish(facts.events());
            }
            cursor.move(facts.to(), !facts.events().isEmpty());
        }
        return added;
    }
}
