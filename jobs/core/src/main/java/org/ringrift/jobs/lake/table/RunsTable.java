package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.schema.TableRetention;
import org.ringrift.jobs.lake.schema.TableSpec;

/**
 * State changes of stage runs. An attempt is in each state once, and ends once: of several rows that say how it ended, the
 * first one to be committed is the one that the table has, and {@link #append} tells the others that they were not added.
 */
public final class RunsTable extends LakeTable<RunRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<RunRow> SPEC = new TableSpec<>(
            "runs",
            "State changes of stage runs, one row each; an attempt ends once.",
            RunRow.class,
            List.of(),
            List.of("run_id", "attempt", "state"),
            TableRetention.SHORT);

    private static final Comparator<RunRow> ORDER =
            Comparator.comparingInt(RunRow::attempt).thenComparing(RunRow::runState);

    private final HeartbeatLog heartbeats;

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public RunsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
        this.heartbeats = new HeartbeatLog(spark, path());
    }

    @Override
    protected String timeColumn() {
        return "started_at";
    }

    @Override
    protected Column sameRow() {
        return col("t.run_id")
                .equalTo(col("s.run_id"))
                .and(col("t.attempt").equalTo(col("s.attempt")))
                .and(phase(col("t.state")).equalTo(phase(col("s.state"))));
    }

    /** A state that an attempt is in once, in the words of this program; all ends are one. */
    private static Column phase(Column state) {
        Object[] ends = Arrays.stream(RunState.values())
                .filter(RunState::ended)
                .map(RunState::word)
                .toArray();
        return when(state.isin(ends).or(state.equalTo(RunState.OLD_SUCCEEDED)), lit("ended"))
                .when(state.equalTo(RunState.OLD_RUNNING), lit(RunState.RUNNING.word()))
                .otherwise(state);
    }

    /**
     * What is known of a run.
     *
     * @param runId identity of the run
     * @return its rows by attempt, the start of an attempt before its end
     */
    public List<RunRow> history(String runId) {
        return records(read().where(col("run_id").equalTo(runId))).stream()
                .sorted(ORDER)
                .toList();
    }

    /**
     * All runs, for lists: requests and parameters, which may be long, are left out.
     *
     * @param configKey configuration of the runs; empty for all
     * @return their rows, those of a run by attempt, the start of an attempt before its end; requests are null and
     *     parameters empty
     */
    public List<RunRow> overview(Optional<String> configKey) {
        Dataset<Row> rows = configKey.isPresent() ? of(configKey.get()) : read();
        Dataset<Row> brief =
                rows.withColumn("request", lit(null).cast("string")).withColumn("parameters", lit(""));
        return records(brief).stream().sorted(ORDER).toList();
    }

    /** The signs of life that attempts have given; read anew by each call. */
    public Heartbeats heartbeats() {
        return heartbeats.read();
    }

    /**
     * Records that an attempt is alive.
     *
     * @param row a row of the attempt
     * @param now the time
     * @throws org.ringrift.StageFailure if that cannot be written
     */
    public void beat(RunRow row, Instant now) {
        heartbeats.write(row, now);
    }
}
