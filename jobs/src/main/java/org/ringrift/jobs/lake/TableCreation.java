package org.ringrift.jobs.lake;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ConcurrentModificationException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;

/** Makes one table, if it is missing, while other processes may be doing the same or were killed doing it. */
final class TableCreation {
    /** Failures on a log without a commit after which its maker is taken for dead: about five seconds. */
    private static final int PATIENCE = 8;

    private final SparkSession spark;
    private final Warehouse warehouse;
    private final TableSpec<?> spec;
    private final Path log;
    private int failures;

    TableCreation(SparkSession spark, Warehouse warehouse, TableSpec<?> spec) {
        this.spark = spark;
        this.warehouse = warehouse;
        this.spec = spec;
        this.log = new Path(warehouse.table(spec.name()), "_delta_log");
    }

    /** Makes the table unless it is there. */
    void run() {
        LakeWork.run(
                spark,
                "make table " + spec.name() + " in " + warehouse,
                () -> done() || CommitRetry.run("table " + spec.name(), this::attempt));
    }

    /** Whether the table has its first commit; a quicker question than Delta would answer. */
    boolean done() {
        return warehouse.holds(new Path(log, "00000000000000000000.json"));
    }

    /** Delta takes a log folder without a commit for a table, and then finds none in it. */
    private boolean attempt() {
        try {
            create();
            return true;
        } catch (Exception e) { // AnalysisException is a checked one that Scala does not declare
            if (!(e instanceof AnalysisException) || done() || !warehouse.holds(log)) {
                throw e;
            }
            if (++failures >= PATIENCE) {
                deleteLog();
            }
            throw new ConcurrentModificationException("Table " + spec.name() + " is being made elsewhere.", e);
        }
    }

    private void create() {
        DeltaTableBuilder builder = DeltaTable.createIfNotExists(spark)
                .location(warehouse.table(spec.name()).toString())
                .comment(spec.description())
                .property("delta.isolationLevel", "Serializable")
                // Evidence names table versions: they stay readable until somebody vacuums on purpose.
                .property("delta.logRetentionDuration", "interval 3650 days")
                // A checkpoint costs as much as the commit itself, and small logs are read quickly without.
                .property("delta.checkpointInterval", "25")
                .property(SchemaUpgrade.PROPERTY, Integer.toString(SchemaUpgrade.VERSION))
                .addColumns(spec.schema());
        spec.checks().forEach((name, condition) -> builder.property("delta.constraints." + name, condition));
        if (!spec.partitions().isEmpty()) {
            builder.partitionedBy(spec.partitions().toArray(String[]::new));
        }
        builder.execute();
    }

    private void deleteLog() {
        try {
            warehouse.fileSystem().delete(log, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + log + ", which a killed run left behind.", e);
        }
    }
}
