package org.ringrift.jobs.lake.delta;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Keeps a leader that has been replaced from writing to a table. All that leaders write is one application of Delta's
 * transactions, whose version is the epoch and a number within it. A new leader first raises it to its own epoch, in a commit
 * without rows; what an older epoch commits after that is skipped by Delta itself, or refused as a conflict if both happen at
 * once, since a transaction may not commit when another has advanced its application.
 */
final class Fence {
    private static final String APPLICATION = "leader";

    /** Bits for the number within an epoch: a leader would write once in a millisecond for years. */
    private static final int NUMBER_BITS = 36;

    private final SparkSession spark;
    private final String name;
    private final Path table;

    Fence(LakeTable<?> table) {
        this.spark = table.spark();
        this.name = table.name();
        this.table = new Path(table.path());
    }

    /** Refuses everything of older epochs from now on. Repeating it does nothing. */
    void raise(long epoch) {
        if (epoch < 1 || epoch >= 1L << Long.SIZE - 1 - NUMBER_BITS) {
            throw new IllegalArgumentException("Cannot fence table " + name + " with epoch " + epoch);
        }
        SparkWork.run(spark, "write to table " + name, () -> CommitRetry.run("table " + name, () -> commit(epoch)));
    }

    private boolean commit(long epoch) {
        OptimisticTransaction transaction =
                DeltaLog.forTable(spark, table).startTransaction(Option.empty(), Option.empty());
        long newest = transaction.txnVersion(APPLICATION);
        require(epoch, newest);
        long wanted = epoch << NUMBER_BITS;
        if (newest < wanted) {
            // The time is Delta's: what it forgets by.
            Action raised = new SetTransaction(APPLICATION, wanted, Option.apply(System.currentTimeMillis()));
            transaction.commit(
                    CollectionConverters.asScala(List.of(raised)).toSeq(), DeltaOperations.ManualUpdate$.MODULE$);
        }
        return true;
    }

    /**
     * The transaction of the next write.
     *
     * @throws StageFailure if a newer epoch has raised the fence
     */
    Txn next(long epoch) {
        long newest = newest();
        require(epoch, newest);
        return new Txn(APPLICATION, Math.max(epoch << NUMBER_BITS, newest) + 1);
    }

    /** The newest epoch that has raised it; 0 if none has. */
    long epoch() {
        return Math.max(0, newest()) >> NUMBER_BITS;
    }

    /** @throws StageFailure if a newer epoch has raised the fence */
    void require(long epoch) {
        require(epoch, newest());
    }

    /**
     * As {@link #require(long)}, for a commit of another kind: it does not take effect if the fence is raised meanwhile.
     *
     * @throws StageFailure if a newer epoch has raised the fence
     */
    void require(OptimisticTransaction transaction, long epoch) {
        require(epoch, transaction.txnVersion(APPLICATION));
    }

    private void require(long epoch, long newest) {
        if (newest >> NUMBER_BITS > epoch) {
            throw new StageFailure(
                    FailureKind.CANCELLED,
                    "Cannot write to table " + name + " as the leader of epoch " + epoch + ": the leader of epoch "
                            + (newest >> NUMBER_BITS) + " has taken over.",
                    null);
        }
    }

    private long newest() {
        return SparkWork.run(
                spark,
                "read table " + name,
                () -> CollectionConverters.asJava(DeltaLog.forTable(spark, table)
                                .update(false, Option.empty(), Option.empty())
                                .setTransactions())
                        .stream()
                        .filter(transaction -> transaction.appId().equals(APPLICATION))
                        .mapToLong(SetTransaction::version)
                        .findFirst()
                        .orElse(-1));
    }
}
