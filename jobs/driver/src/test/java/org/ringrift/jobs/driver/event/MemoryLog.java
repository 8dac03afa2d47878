package org.ringrift.jobs.driver.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.jobs.lake.delta.Offsets.Offset;
import org.ringrift.jobs.lake.schema.EventRow;

/** A log that behaves as the table does ({@link EventLogTest}), quick enough for thousands of schedules. */
final class MemoryLog implements EventLog {
    private final Map<String, Added> rows = new TreeMap<>();
    private final Map<String, Offset> offsets = new HashMap<>();
    private long version;

    @Override
    public long publish(List<Event> events) {
        long before = rows.size();
        for (Event event : events) {
            Added added = new Added(version + 1, event.row());
            rows.putIfAbsent(added.id(), added);
        }
        long count = rows.size() - before;
        version += count > 0 ? 1 : 0;
        return count;
    }

    /** A row that no program of this version would write. */
    void add(EventRow row) {
        version++;
        Added added = new Added(version, row);
        rows.put(added.id(), added);
    }

    @Override
    public Batch addedAfter(long after) {
        List<Added> added = new ArrayList<>(
                rows.values().stream().filter(row -> row.version() > after).toList());
        added.sort(Comparator.comparingLong(Added::version));
        return new Batch(version, added);
    }

    @Override
    public Optional<EventRow> find(String type, String key) {
        return Optional.ofNullable(rows.get(type + " " + key)).map(Added::row);
    }

    @Override
    public Optional<Offset> offset(String name) {
        return Optional.ofNullable(offsets.get(name));
    }

    @Override
    public boolean advance(String name, long from, long to) {
        long at = offset(name).map(Offset::version).orElse(-1L);
        if (at != from) {
            return false;
        }
        version++;
        offsets.put(name, new Offset(to, Instant.EPOCH));
        return true;
    }

    @Override
    public long epoch() {
        return 0;
    }

    /** As the table does after a week. */
    void forgetOffsets() {
        offsets.clear();
    }

    long version() {
        return version;
    }

    /** All that the table says, but when. */
    List<String> contents() {
        return rows.values().stream()
                .map(added -> added.id() + " " + added.row().payload())
                .toList();
    }
}
