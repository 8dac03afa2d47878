package org.ringrift.jobs.driver.event;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.AddedRows;
import org.ringrift.jobs.lake.delta.Offsets.Offset;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.table.EventsTable;
import org.ringrift.jobs.spark.SparkWork;

/** The table {@code events} of a warehouse. */
public final class LakeEventLog implements EventLog {
    /** Versions of the table in one batch. */
    private static final int VERSIONS = 200;

    private static final Comparator<Added> ORDER = Comparator.comparingLong(Added::version)
            .thenComparing(added -> added.row().createdAt())
            .thenComparing(Added::id);

    private final Lake lake;
    private final EventsTable events;
    private final long epoch;

    private LakeEventLog(Lake lake, long epoch) {
        this.lake = lake;
        this.events = lake.events();
        this.epoch = epoch;
    }

    /** Used by hand, by nobody who leads. */
    public static LakeEventLog byHand(Lake lake) {
        return new LakeEventLog(lake, 0);
    }

    /**
     * Used by a leader, which has fenced the table: all that it writes is refused once another leads.
     *
     * @param lake an open warehouse
     * @param epoch of its leadership, from 1
     */
    public static LakeEventLog ofLeader(Lake lake, long epoch) {
        if (epoch < 1) {
            throw new IllegalArgumentException("Cannot use the event log as the leader of epoch " + epoch);
        }
        return new LakeEventLog(lake, epoch);
    }

    @Override
    public long publish(List<Event> published) {
        Map<String, EventRow> rows = new LinkedHashMap<>();
        published.forEach(event -> rows.putIfAbsent(event.type().word() + " " + event.key(), event.row()));
        List<EventRow> distinct = List.copyOf(rows.values());
        return epoch == 0 ? events.append(distinct) : events.appendAsLeader(distinct, epoch);
    }

    @Override
    public Batch addedAfter(long version) {
        AddedRows added = events.addedAfter(version, VERSIONS);
        if (added.isEmpty()) {
            return new Batch(added.to(), List.of());
        }
        List<Added> batch = new ArrayList<>();
        for (Row row : SparkWork.run(lake.spark(), "read table events", added.rows()::collectAsList)) {
            batch.add(new Added(row.getAs(AddedRows.VERSION), events.mapper().fromRow(row)));
        }
        batch.sort(ORDER);
        return new Batch(added.to(), batch);
    }

    @Override
    public Optional<EventRow> find(String type, String key) {
        return events
                .records(events.read()
                        .where(col("type").equalTo(type).and(col("business_key").equalTo(key))))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Offset> offset(String name) {
        return events.offsets().read(name);
    }

    @Override
    public boolean advance(String name, long from, long to) {
        return events.offsets().advance(name, from, to, epoch);
    }

    @Override
    public long epoch() {
        return epoch;
    }
}
