package org.ringrift.jobs.lake.delta;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.SetTransaction;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The first rows of a table: there are none to compare them with, so that a commit of their files will do in place of a MERGE, as
 * long as nobody else's come first. A new folder's first games wait for two of them.
 */
final class FirstAppend {
    private final OptimisticTransaction transaction;

    private FirstAppend(OptimisticTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Begins one.
     *
     * @return null if the table had anything but its making committed, even without rows
     */
    static FirstAppend begin(SparkSession spark, Path table) {
        OptimisticTransaction transaction =
                DeltaLog.forTable(spark, table).startTransaction(Option.empty(), Option.empty());
        return transaction.readVersion() == 0 && isEmpty(transaction.deltaLog()) ? new FirstAppend(transaction) : null;
    }

    /** Whether the first commit added no file: ours does not, but a table may have been made by another program. */
    static boolean isEmpty(DeltaLog log) {
        return CollectionConverters.asJava(log.getChanges(0, 0, true).next()._2()).stream()
                .noneMatch(AddFile.class::isInstance);
    }

    /**
     * Commits rows.
     *
     * @param rows in schema order
     * @param txn to record with them, or null
     * @throws java.util.ConcurrentModificationException without effect, if anything else was committed meanwhile
     */
    void commit(Dataset<Row> rows, Txn txn) {
        transaction.readWholeTable();
        List<Action> actions = new ArrayList<>();
        if (txn != null) {
            transaction.txnVersion(txn.appId()); // so that it conflicts with another commit of the same application
            actions.add(new SetTransaction(txn.appId(), txn.version(), Option.apply(System.currentTimeMillis())));
        }
        for (FileAction file : CollectionConverters.asJava(transaction.writeFiles(rows))) {
            actions.add(file);
        }
        transaction.commit(
                CollectionConverters.asScala(actions).toSeq(),
                new DeltaOperations.Write(SaveMode.Append, Option.empty(), Option.empty(), Option.empty()));
    }
}
