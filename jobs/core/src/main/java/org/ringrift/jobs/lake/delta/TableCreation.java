package org.ringrift.jobs.lake.delta;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Metadata;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes one table, if it is missing, while other processes may be doing the same or were killed doing it.
 *
 * <p>A table is there from its first commit on, and nothing else is asked or believed: not whether there is a folder, nor
 * a log. Every maker tries to write that commit, of which the file system lets exactly one be the first; the others see it
 * and have their table. What a killed maker left, or a slow one is still writing, is neither waited for nor deleted.
 * Delta's own {@code createIfNotExists} takes a folder for a table and then finds none in it.
 */
final class TableCreation {
    private final SparkSession spark;
    private final Warehouse warehouse;
    private final TableSpec<?> spec;
    private final Path log;

    TableCreation(SparkSession spark, Warehouse warehouse, TableSpec<?> spec) {
        this.spark = spark;
        this.warehouse = warehouse;
        this.spec = spec;
        this.log = new Path(warehouse.table(spec.name()), "_delta_log");
    }

    /** Makes the table unless it is there. */
    void run() {
        SparkWork.run(
                spark,
                "make table " + spec.name() + " in " + warehouse,
                () -> holdsFirstCommit() || CommitRetry.run("table " + spec.name(), () -> commit(begin())));
    }

    /** Whether the table has been made. */
    boolean done() {
        if (holdsFirstCommit()) {
            return true;
        }
        // The first commit may have been cleaned up behind a checkpoint.
        return warehouse.holds(log)
                && SparkWork.run(
                        spark,
                        "read table " + spec.name(),
                        () -> deltaLog()
                                        .update(false, Option.empty(), Option.empty())
                                        .version()
                                >= 0);
    }

    /** A quicker question than Delta would answer. */
    private boolean holdsFirstCommit() {
        return warehouse.holds(new Path(log, "00000000000000000000.json"));
    }

    /** A transaction on the newest version that there is now, which is -1 while the table has not been made. */
    OptimisticTransaction begin() {
        return deltaLog().startTransaction(Option.empty(), Option.empty());
    }

    /**
     * Makes the table, if it had not been made when the transaction began.
     *
     * @return true
     * @throws java.util.ConcurrentModificationException if it was made meanwhile
     */
    boolean commit(OptimisticTransaction transaction) {
        if (transaction.readVersion() < 0) {
            transaction.updateMetadataForNewTable(metadata());
            transaction.commit(
                    seq(List.of()),
                    new DeltaOperations.CreateTable(transaction.metadata(), false, false, Option.empty()));
        }
        return true;
    }

    private DeltaLog deltaLog() {
        return DeltaLog.forTable(spark, warehouse.table(spec.name()));
    }

    private Metadata metadata() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("delta.isolationLevel", "Serializable");
        properties.putAll(spec.retention().properties());
        // A checkpoint costs as much as the commit itself, and small logs are read quickly without.
        properties.put("delta.checkpointInterval", "25");
        properties.put(SchemaUpgrade.PROPERTY, Integer.toString(SchemaUpgrade.VERSION));
        spec.checks().forEach((name, condition) -> properties.put("delta.constraints." + name, condition));
        return new Metadata(
                UUID.randomUUID().toString(),
                null,
                spec.description(),
                Metadata.apply$default$4(),
                spec.schema().json(),
                seq(spec.partitions()),
                Map$.MODULE$.from(CollectionConverters.asScala(properties)),
                Option.<Object>apply(System.currentTimeMillis()));
    }

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
