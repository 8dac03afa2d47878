package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.delta.tables.DeltaTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.CommitRetry;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.TableRetention;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;
import org.ringrift.jobs.spark.SparkWork;

/**
 * State changes of planned work. An attempt is queued, taken and ended once each: of several rows that say who has taken it, or
 * how it has ended, the table has the first one that was committed, and {@link #append} tells the others that they were not
 * added.
 */
public final class WorkTable extends LakeTable<WorkRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<WorkRow> SPEC = new TableSpec<>(
            "work",
            "State changes of planned work, one row each; an attempt ends once.",
            WorkRow.class,
            List.of(),
            List.of("work_id", "attempt", "state"),
            TableRetention.SHORT);

    private static final Comparator<WorkRow> ORDER =
            Comparator.comparingInt(WorkRow::attempt).thenComparing(WorkRow::workState);

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public WorkTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    @Override
    protected Column sameRow() {
        return col("t.work_id")
                .equalTo(col("s.work_id"))
                .and(col("t.attempt").equalTo(col("s.attempt")))
                .and(phase(col("t.state")).equalTo(phase(col("s.state"))));
    }

    /** A state that an attempt is in once: all ends are one. */
    private static Column phase(Column state) {
        Object[] ends = Arrays.stream(WorkState.values())
                .filter(WorkState::ended)
                .map(WorkState::word)
                .toArray();
        return when(state.isin(ends), lit("ended")).otherwise(state);
    }

    /** All rows, those of an item by attempt, and those of an attempt in the order of its states. */
    public List<WorkRow> all() {
        return records(read()).stream().sorted(ORDER).toList();
    }

    /**
     * Deletes what nobody asks for any more: items that have not changed since a time, but for those that are open and the newest of
     * each configuration and stage, whose number the next one follows.
     *
     * @param before the time
     * @return whether there were any
     * @throws org.ringrift.StageFailure if the table cannot be read or written
     */
    public boolean forget(Instant before) {
        Set<String> old = old(all(), before);
        if (!old.isEmpty()) {
            SparkWork.run(
                    spark(),
                    "write to table " + name(),
                    () -> CommitRetry.run("table " + name(), () -> {
                        DeltaTable.forPath(spark(), path())
                                .delete(col("work_id").isin(old.toArray()));
                        return true;
                    }));
        }
        return !old.isEmpty();
    }

    static Set<String> old(List<WorkRow> rows, Instant before) {
        Set<String> kept = new HashSet<>();
        Map<String, WorkRow> newest = new HashMap<>();
        Map<String, WorkRow> last = new HashMap<>();
        for (WorkRow row : rows) { // by attempt and state, so that the last row of an item is its newest
            last.put(row.workId(), row);
            newest.merge(
                    row.configKey() + " " + row.stage(),
                    row,
                    (one, other) -> one.number() > other.number() ? one : other);
        }
        newest.values().forEach(row -> kept.add(row.workId()));
        last.values().stream()
                .filter(row -> !row.workState().ended()
                        || row.workState() == WorkState.LOST
                        || !row.createdAt().isBefore(before))
                .forEach(row -> kept.add(row.workId()));
        Set<String> old = new HashSet<>(last.keySet());
        old.removeAll(kept);
        return old;
    }
}
