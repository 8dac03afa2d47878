package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.TableSpec;

/** State changes of stage runs. */
public final class RunsTable extends LakeTable<RunRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<RunRow> SPEC = new TableSpec<>(
            "runs",
            "State changes of stage runs, one row each.",
            RunRow.class,
            List.of(),
            List.of("run_id", "attempt", "state"));

    public RunsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    @Override
    protected String timeColumn() {
        return "started_at";
    }

    /**
     * What is known of a run.
     *
     * @param runId identity of the run
     * @return its rows by attempt, the start of an attempt before its end
     */
    public List<RunRow> history(String runId) {
        return records(read().where(col("run_id").equalTo(runId))
                .orderBy(col("attempt"), col("state").equalTo("started").desc()));
    }
}
