package org.ringrift.jobs.lake.delta;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.NullWhen;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Checks that a table has the columns and conditions of this program, and brings one that an older program made up to
 * them and to its retention, in a commit of its own. Columns are only ever added; in older rows they are null, and {@link NullWhen} says what
 * that means. Safe against several processes that do the same at once.
 */
public final class SchemaUpgrade {
    /** Raised by every change of a table's columns, conditions or retention; a table without the property has version 1. */
    public static final int VERSION = 8;

    /** Table property that holds the version. */
    public static final String PROPERTY = "ringrift.schemaVersion";

    private static final String CONSTRAINT = "delta.constraints.";

    private final SparkSession spark;
    private final Warehouse warehouse;
    private final TableSpec<?> spec;

    SchemaUpgrade(SparkSession spark, Warehouse warehouse, TableSpec<?> spec) {
        this.spark = spark;
        this.warehouse = warehouse;
        this.spec = spec;
    }

    /**
     * Checks the table, and changes it if an older program made it.
     *
     * @throws UserError if a newer program wrote it, or its columns are not those of this table
     * @throws org.ringrift.StageFailure if it cannot be changed
     */
    void run() {
        SparkWork.run(
                spark,
                "open table " + spec.name() + " in " + warehouse,
                () -> CommitRetry.run("table " + spec.name(), this::attempt));
    }

    private boolean attempt() {
        DeltaLog log =
                DeltaLog.forTable(spark, new Path(warehouse.table(spec.name()).toString()));
        Snapshot snapshot = log.update(false, Option.empty(), Option.empty());
        int stored = version(snapshot.metadata());
        if (stored > VERSION) {
            throw refusal("a newer version of the program wrote it (schema " + stored + ", this one knows " + VERSION
                    + "). Use that program, or give");
        }
        StructType present = snapshot.metadata().schema();
        for (StructField field : spec.schema().fields()) {
            if (!fits(present, field, stored < VERSION)) {
                throw refusal("another version of the program wrote it (column " + field.name() + " should be "
                        + field.dataType().sql() + "). Give");
            }
        }
        if (stored < VERSION) {
            upgrade(log, snapshot);
        }
        return true;
    }

    private void upgrade(DeltaLog log, Snapshot snapshot) {
        Metadata old = snapshot.metadata();
        Map<String, String> configuration = new HashMap<>(CollectionConverters.asJava(old.configuration()));
        configuration.keySet().removeIf(key -> key.startsWith(CONSTRAINT));
        spec.checks().forEach((name, condition) -> configuration.put(CONSTRAINT + name, condition));
        configuration.putAll(spec.retention().properties());
        configuration.put(PROPERTY, Integer.toString(VERSION));
        OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.apply(snapshot));
        transaction.updateMetadata(
                old.copy(
                        old.id(),
                        old.name(),
                        spec.description(),
                        old.format(),
                        spec.schema().json(),
                        old.partitionColumns(),
                        Map$.MODULE$.from(CollectionConverters.asScala(configuration)),
                        old.createdTime()),
                false);
        transaction.commit(
                CollectionConverters.asScala(List.<Action>of()).toSeq(), DeltaOperations.ManualUpdate$.MODULE$);
    }

    private static int version(Metadata metadata) {
        Option<String> version = metadata.configuration().get(PROPERTY);
        return version.isEmpty() ? 1 : Integer.parseInt(version.get());
    }

    /** Whether a column is there, or may be added where columns may be. */
    private static boolean fits(StructType present, StructField wanted, boolean growing) {
        if (!List.of(present.fieldNames()).contains(wanted.name())) {
            return growing && wanted.nullable();
        }
        return fits(present.apply(wanted.name()).dataType(), wanted.dataType(), growing);
    }

    private static boolean fits(DataType present, DataType wanted, boolean growing) {
        if (present instanceof ArrayType old && wanted instanceof ArrayType array) {
            return fits(old.elementType(), array.elementType(), growing);
        }
        if (present instanceof StructType old && wanted instanceof StructType struct) {
            for (StructField field : struct.fields()) {
                if (!fits(old, field, growing)) {
                    return false;
                }
            }
            return true;
        }
        return present.sameType(wanted);
    }

    private UserError refusal(String why) {
        return new UserError(
                "Cannot open table " + spec.name() + " in " + warehouse + ": " + why + " another --warehouse.");
    }
}
