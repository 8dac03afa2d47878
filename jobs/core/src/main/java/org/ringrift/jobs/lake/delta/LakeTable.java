package org.ringrift.jobs.lake.delta;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.delta.tables.DeltaTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.CellCodec;
import org.ringrift.jobs.lake.schema.RowMapper;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.version.Versions;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.jobs.watch.JobLabels;
import scala.Option;

/**
 * A Delta table at {@code <warehouse>/tables/<name>}. Rows are only ever added, each key once. Safe for use by several
 * threads and processes.
 *
 * @param <R> the row
 */
public abstract class LakeTable<R extends Record> {
    private final SparkSession spark;
    private final Warehouse warehouse;
    private final TableSpec<R> spec;
    private volatile boolean made;
    private volatile boolean used;

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     * @param spec its columns and conditions
     */
    public LakeTable(SparkSession spark, Warehouse warehouse, TableSpec<R> spec) {
        this.spark = spark;
        this.warehouse = warehouse;
        this.spec = spec;
    }

    /** Columns, key and partitioning. */
    public final TableSpec<R> spec() {
        return spec;
    }

    /** Name of the table in the catalog {@code ringrift}. */
    public final String name() {
        return spec.name();
    }

    /** Where the table lies. */
    public final String path() {
        return warehouse.table(name()).toString();
    }

    /** Encoder of the table's rows, for Spark functions that make them. */
    public final Encoder<Row> encoder() {
        return Encoders.row(spec.schema());
    }

    /** Translator between records and rows. */
    public final RowMapper<R> mapper() {
        return RowMapper.of(spec.rowType());
    }

    /** Whether the table was made. After the lake was opened every table exists. */
    public final boolean exists() {
        made = made || new TableCreation(spark, warehouse, spec).done();
        return made;
    }

    /** All rows at the newest version; none while the table was not made. */
    public final Dataset<Row> read() {
        return isEmptyFromTheStart() ? spark.createDataFrame(List.of(), spec.schema()) : load(spark.read());
    }

    /** Whether nothing was ever added, also since there is no table: what every command begins with in a new folder. */
    private boolean isEmptyFromTheStart() {
        if (!used) {
            used = exists() && !new TableCreation(spark, warehouse, spec).isUntouched();
        }
        return !used;
    }

    /**
     * All rows at a version.
     *
     * @param version from 0 to {@link #version()}
     * @return the rows, the same ones for as long as they can be read
     * @throws UserError if there is no such version, it cannot be read any more, or the table was not made
     */
    public final Dataset<Row> readAt(long version) {
        requireMade();
        SparkWork.run(spark, "read table " + name(), () -> {
            new Versions(spark, warehouse, name()).require(version);
            return true;
        });
        return load(spark.read().option("versionAsOf", version));
    }

    /** Delta reads its log by jobs of its own. */
    private Dataset<Row> load(DataFrameReader reader) {
        Dataset<Row> rows = JobLabels.step(
                spark.sparkContext(),
                "read table " + name(),
                () -> reader.format("delta").load(path()));
        return withLaterColumns(rows);
    }

    /** A version that is older than a column has no such column: it is null there, as in older rows of newer versions. */
    private Dataset<Row> withLaterColumns(Dataset<Row> rows) {
        Set<String> present = Set.of(rows.columns());
        Dataset<Row> complete = rows;
        for (StructField field : spec.schema().fields()) {
            if (field.nullable() && !present.contains(field.name())) {
                complete = complete.withColumn(field.name(), lit(null).cast(field.dataType()));
            }
        }
        return complete;
    }

    /**
     * Number of the newest commit, from 0.
     *
     * @throws UserError if the table was not made
     */
    public final long version() {
        requireMade();
        return SparkWork.run(
                spark,
                "read table " + name(),
                () -> DeltaTable.forPath(spark, path())
                        .history(1)
                        .select("version")
                        .first()
                        .getLong(0));
    }

    /**
     * The same as {@link #version} by a listing of the newest part of the log, without a Spark job.
     *
     * @throws UserError if the table was not made
     */
    public final long newest() {
        requireMade();
        return SparkWork.run(
                spark,
                "read table " + name(),
                () -> DeltaLog.forTable(spark, new Path(path()))
                        .update(false, Option.empty(), Option.empty())
                        .version());
    }

    /**
     * Delta's identity of the table: that of another warehouse has another one, unless its files were copied.
     *
     * @throws UserError if the table was not made
     */
    public final String identity() {
        requireMade();
        return SparkWork.run(
                spark,
                "read table " + name(),
                () -> DeltaLog.forTable(spark, new Path(path()))
                        .update(false, Option.empty(), Option.empty())
                        .metadata()
                        .id());
    }

    private void requireMade() {
        if (!exists()) {
            throw new UserError("Cannot read table " + name() + " in " + warehouse
                    + ": it is not there yet. Run a stage first, or give another --warehouse.");
        }
    }

    /**
     * The times of rows that are about to be added: those of a clock, but never before the newest row of their
     * configuration. The newest row is thus the one that was committed last, whatever the clock did between.
     *
     * @param configKey configuration of the rows
     * @param clock the clock
     * @return the clock for rows that are added from now on
     */
    public final InstantSource times(String configKey, InstantSource clock) {
        if (isEmptyFromTheStart()) {
            return clock;
        }
        Row newest = SparkWork.run(
                spark,
                "read table " + name(),
                () -> read().where(col("config_key").equalTo(configKey))
                        .agg(functions.max(timeColumn()))
                        .first());
        return newest.isNullAt(0)
                ? clock
                : new RowClock(clock, (Instant) CellCodec.of(Instant.class).toJava(newest.get(0)));
    }

    /** The column that says when a row was made. */
    protected String timeColumn() {
        return "created_at";
    }

    /**
     * Brings rows to the driver as records.
     *
     * @param rows rows with the table's columns, few enough for the driver's memory
     * @return the records in the order of the rows
     */
    public final List<R> records(Dataset<Row> rows) {
        return SparkWork.run(
                spark,
                "read table " + name(),
                () -> rows.collectAsList().stream().map(mapper()::fromRow).toList());
    }

    /**
     * Adds the rows whose key is not in the table yet, in one commit; makes no commit if there are none.
     *
     * @param rows at least the table's columns; computed once
     * @return number of rows added
     * @throws StageFailure if two rows share a key, a value is outside its domain, or the commit fails
     */
    public final long append(Dataset<Row> rows) {
        return append(rows, null);
    }

    /**
     * As {@link #append(Dataset)}, in two steps: computes the rows now, to be added later.
     *
     * @param rows at least the table's columns; computed once, unless executors are lost that keep them
     * @return the rows, kept until the result is closed
     * @throws StageFailure if two rows share a key
     */
    public final PreparedAppend prepare(Dataset<Row> rows) {
        return new IdempotentAppend(this).prepare(rows, null);
    }

    /**
     * As {@link #append(Dataset)}, but at most once for the transaction.
     *
     * @param rows at least the table's columns; computed once
     * @param txn recorded with the commit; if it or a later version of it took effect before, nothing is added
     * @return number of rows added
     * @throws StageFailure if two rows share a key, a value is outside its domain, or the commit fails
     */
    public final long append(Dataset<Row> rows, Txn txn) {
        try (PreparedAppend prepared = new IdempotentAppend(this).prepare(rows, txn)) {
            return prepared.commit();
        }
    }

    /**
     * As {@link #append(Dataset)}, for records at hand.
     *
     * @param rows the records
     * @return number of rows added
     * @throws StageFailure if two rows share a key, a value is outside its domain, or the commit fails
     */
    public final long append(List<R> rows) {
        return new IdempotentAppend(this)
                .append(rows.stream().map(mapper()::toRow).toList(), null);
    }

    /**
     * As {@link #append(Dataset, Txn)}, for records at hand.
     *
     * @param rows the records
     * @param txn recorded with the commit; if it or a later version of it took effect before, nothing is added
     * @return number of rows added
     * @throws StageFailure if two rows share a key, a value is outside its domain, or the commit fails
     */
    public final long append(List<R> rows, Txn txn) {
        return new IdempotentAppend(this)
                .append(rows.stream().map(mapper()::toRow).toList(), txn);
    }

    /**
     * As {@link #append(List)}, as the leader of an epoch, which has raised the fence of this table.
     *
     * @param rows the records
     * @param epoch the leader's, from 1
     * @return number of rows added
     * @throws StageFailure of kind CANCELLED if the leader of a newer epoch has taken over; also as {@link #append(List)}
     */
    public final long appendAsLeader(List<R> rows, long epoch) {
        return new IdempotentAppend(this)
                .append(rows.stream().map(mapper()::toRow).toList(), epoch);
    }

    /**
     * From now on nothing is added by leaders of older epochs; in a commit without rows, unless it was done before.
     *
     * @param epoch of the new leader, from 1
     * @throws StageFailure of kind CANCELLED if the leader of a newer epoch has taken over
     */
    public final void raiseFence(long epoch) {
        new Fence(this).raise(epoch);
    }

    /** The newest epoch whose leader has fenced this table; 0 if none has. */
    public final long fencedEpoch() {
        return exists() ? new Fence(this).epoch() : 0;
    }

    /**
     * The rows that commits after a version have added. Rows that were only moved between files are not among them.
     *
     * @param version that was looked at before; -1 for none
     * @param most versions to look at now, from 1
     * @return the rows, and up to which version they go; all rows if the log does not tell any more what is new
     */
    public final AddedRows addedAfter(long version, int most) {
        requireMade();
        return SparkWork.run(
                spark, "read table " + name(), () -> new Additions(this, spark, warehouse).after(version, most));
    }

    /** Named positions that this table keeps, in versions of this or another table. */
    public final Offsets offsets() {
        requireMade();
        return new Offsets(this, spark);
    }

    /** Tells of commits to the table. */
    public final TableWatch watch() {
        return new TableWatch(spark, name(), path());
    }

    /** Whether row {@code t} of the table is row {@code s} that is to be added: equality of keys. */
    protected org.apache.spark.sql.Column sameRow() {
        org.apache.spark.sql.Column same = lit(true);
        for (String key : spec.keys()) {
            same = same.and(col("t." + key).equalTo(col("s." + key)));
        }
        return same;
    }

    protected final SparkSession spark() {
        return spark;
    }

    /** Rows of one configuration. */
    protected final Dataset<Row> of(String configKey) {
        return read().where(col("config_key").equalTo(configKey));
    }

    /** Which of some values a string column holds among the rows of one configuration. */
    protected final Set<String> present(String configKey, String column, List<String> values) {
        if (values.isEmpty() || isEmptyFromTheStart()) {
            return Set.of();
        }
        StructType schema = new StructType(new StructField[] {spec.schema().apply(column)});
        Dataset<Row> wanted = spark.createDataFrame(
                values.stream().map(RowFactory::create).map(Row.class::cast).toList(), schema);
        return SparkWork.run(spark, "read table " + name(), () -> {
            Set<String> found = new HashSet<>();
            of(configKey)
                    .select(column)
                    .join(wanted, new String[] {column}, "left_semi")
                    .collectAsList()
                    .forEach(row -> found.add(row.getString(0)));
            return found;
        });
    }

    /** Makes the table unless it is there; then brings it to the columns that this program writes. */
    public final void createIfMissing() {
        if (!new TableCreation(spark, warehouse, spec).run()) {
            new SchemaUpgrade(spark, warehouse, spec).run();
        }
        made = true;
    }
}
