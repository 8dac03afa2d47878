package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.TableRetention;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;

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
}
