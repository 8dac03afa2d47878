package org.ringrift.jobs.lake.delta;

import java.nio.file.FileAlreadyExistsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.CommitInfo;
import org.apache.spark.sql.delta.actions.DomainMetadata;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.delta.util.FileNames;
import org.apache.spark.sql.delta.util.JsonUtils;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ManifestFactory;

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

    /**
     * Makes the table unless it is there.
     *
     * @return whether this call has made it
     */
    boolean run() {
        return SparkWork.run(
                spark,
                "make table " + spec.name() + " in " + warehouse,
                () -> !holdsFirstCommit() && CommitRetry.run("table " + spec.name(), () -> commit(begin())));
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

    /**
     * Whether nothing but the making of the table was committed, so that it has no rows: a question that takes two looks at files, where
     * Delta would run jobs.
     */
    boolean isUntouched() {
        return holdsFirstCommit()
                && !warehouse.holds(new Path(log, "00000000000000000001.json"))
                && SparkWork.run(spark, "read table " + spec.name(), () -> FirstAppend.isEmpty(deltaLog()));
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
     * Makes the table, if it had not been made when the transaction began. The commit is written as the transaction would write it,
     * and so is what sums the new table up, without which who reads it runs jobs to find that there is nothing; but not by what
     * follows a transaction's commit: to read the new table at once takes ten times as long as to make it.
     *
     * @return whether it was made; false if another one was first
     */
    boolean commit(OptimisticTransaction transaction) {
        if (transaction.readVersion() >= 0) {
            return false;
        }
        transaction.updateMetadataForNewTable(metadata());
        Metadata metadata = transaction.metadata();
        List<Action> actions = List.of(info(metadata), transaction.protocol(), metadata);
        DeltaLog table = transaction.deltaLog();
        table.createLogDirectoriesIfNotExists();
        try {
            table.store()
                    .write(
                            FileNames.unsafeDeltaFile(table.logPath(), 0),
                            CollectionConverters.asScala(
                                    actions.stream().map(Action::json).iterator()),
                            false,
                            table.newDeltaHadoopConf());
            sumUp(table, transaction);
            return true;
        } catch (Exception e) { // Scala throws checked exceptions without saying so
            if (e instanceof FileAlreadyExistsException
                    || e instanceof org.apache.hadoop.fs.FileAlreadyExistsException) {
                return false;
            }
            throw e;
        }
    }

    /** Nobody else writes this file: who commits behind this version sums up the next one. */
    private static void sumUp(DeltaLog table, OptimisticTransaction made) {
        Seq<AddFile> none = seq(List.of());
        VersionChecksum empty = VersionChecksum.apply(
                Option.empty(),
                0,
                0,
                Option.empty(),
                Option.empty(),
                1,
                1,
                Option.empty(),
                Option.apply(seq(List.<SetTransaction>of())),
                Option.apply(seq(List.<DomainMetadata>of())),
                made.metadata(),
                made.protocol(),
                Option.empty(),
                Option.empty(),
                Option.apply(none));
        table.store()
                .write(
                        FileNames.checksumFile(table.logPath(), 0),
                        CollectionConverters.asScala(List.of(JsonUtils.toJson(
                                        empty, ManifestFactory.<VersionChecksum>classType(VersionChecksum.class)))
                                .iterator()),
                        true,
                        table.newDeltaHadoopConf());
    }

    private static CommitInfo info(Metadata metadata) {
        DeltaOperations.CreateTable operation = new DeltaOperations.CreateTable(metadata, false, false, Option.empty());
        return CommitInfo.apply(
                System.currentTimeMillis(),
                operation.name(),
                Option.empty(),
                operation.jsonEncodedValues(),
                Map$.MODULE$.empty(),
                Option.empty(),
                Option.apply("Serializable"),
                Option.<Object>apply(true),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
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
