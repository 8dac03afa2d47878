package org.ringrift.jobs.lake.delta;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Named positions in the versions of tables, kept as Delta's application transactions: a commit without rows, which conflicts
 * with another one of the same name and with no append. A table remembers the newest of each name for as long as its {@link
 * org.ringrift.jobs.lake.schema.TableRetention} says, counted from when it was written.
 */
public final class Offsets {
    /** Position of a name that was never used, or that the table has forgotten. */
    public static final long NONE = -1;

    private final LakeTable<?> table;
    private final SparkSession spark;
    private final Path path;

    Offsets(LakeTable<?> table, SparkSession spark) {
        this.table = table;
        this.spark = spark;
        this.path = new Path(table.path());
    }

    /**
     * A position.
     *
     * @param version from 0; {@link #NONE} for none
     * @param written when it was written, by the writer's clock
     */
    public record Offset(long version, Instant written) {}

    /**
     * The position of a name.
     *
     * @return it; empty if it was never written, or forgotten
     */
    public Optional<Offset> read(String name) {
        return SparkWork.run(
                spark,
                "read table " + table.name(),
                () -> CollectionConverters.asJava(DeltaLog.forTable(spark, path)
                                .update(false, Option.empty(), Option.empty())
                                .setTransactions())
                        .stream()
                        .filter(transaction -> transaction.appId().equals(name))
                        .map(Offsets::offset)
                        .findFirst());
    }

    private static Offset offset(SetTransaction transaction) {
        long written = transaction.lastUpdated().isEmpty()
                ? 0
                : (Long) transaction.lastUpdated().get();
        return new Offset(transaction.version(), Instant.ofEpochMilli(written));
    }

    /**
     * Moves a position, unless somebody else has moved it.
     *
     * @param name whose
     * @param from where it is now, as far as the caller knows; {@link #NONE} for nowhere
     * @param to where it goes, from 0; the same as {@code from} renews it
     * @param epoch of the leader who does it; 0 = by hand
     * @return whether this call has moved it; false if it was not at {@code from}
     * @throws org.ringrift.StageFailure of kind CANCELLED if the leader of a newer epoch has fenced the table; of another kind
     *     if it cannot be written
     */
    public boolean advance(String name, long from, long to, long epoch) {
        return SparkWork.run(
                spark,
                "write to table " + table.name(),
                () -> CommitRetry.run("table " + table.name(), () -> commit(name, from, to, epoch)));
    }

    private boolean commit(String name, long from, long to, long epoch) {
        OptimisticTransaction transaction =
                DeltaLog.forTable(spark, path).startTransaction(Option.empty(), Option.empty());
        if (epoch > 0) {
            new Fence(table).require(transaction, epoch);
        }
        // Asked through the transaction, so that it may not commit when another one of this name has.
        if (transaction.txnVersion(name) != from) {
            return false;
        }
        // The time is Delta's: what it forgets by.
        Action moved = new SetTransaction(name, to, Option.apply(System.currentTimeMillis()));
        transaction.commit(CollectionConverters.asScala(List.of(moved)).toSeq(), DeltaOperations.ManualUpdate$.MODULE$);
        return true;
    }
}
