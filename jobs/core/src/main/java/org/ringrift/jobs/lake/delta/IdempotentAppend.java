package org.ringrift.jobs.lake.delta;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.delta.tables.DeltaTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.ringrift.StageFailure;
import org.ringrift.jobs.spark.SessionSettings;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.jobs.watch.StageMetric;
import org.ringrift.jobs.watch.StageMetrics;

/**
 * Appends the rows whose key a table does not hold yet, in one commit, exactly once however many processes do the same
 * at a time: an insert-only MERGE on the key, whose read of the touched partitions is checked against concurrent commits
 * (isolation level Serializable), repeated when it lost; the first rows of a table need none ({@link FirstAppend}). See
 * docs/decisions/0002-idempotent-append.md.
 */
final class IdempotentAppend {
    private static final String TXN_APP = "spark.databricks.delta.write.txnAppId";
    private static final String TXN_VERSION = "spark.databricks.delta.write.txnVersion";

    private static final String BROADCAST = "spark.sql.autoBroadcastJoinThreshold";

    /**
     * Bytes, by Spark's estimate of 70 a game, up to which the keys of the table are sent to the tasks. Beyond, the new
     * rows are shuffled and sorted whole to be compared with the keys, which takes longer than writing them.
     */
    private static final long MAX_KEYS_SENT = 128L << 20;

    /** Fewer rows are not worth a file of their own. */
    private static final int ROWS_PER_FILE = 2048;

    private static final Map<SparkSession, Object> LOCKS = Collections.synchronizedMap(new WeakHashMap<>());

    private final LakeTable<?> table;
    private final SparkSession spark;

    IdempotentAppend(LakeTable<?> table) {
        this.table = table;
        this.spark = table.spark();
    }

    /** What is to be appended: rows in schema order, their number, and the values of the partition column among them (if any). */
    private record Source(Dataset<Row> rows, int count, Set<String> partitions) {}

    /**
     * Computes rows by Spark and caches them until the result is closed; their keys are brought to the driver.
     *
     * @param rows at least the table's columns
     * @param txn transaction to record with the commit, or null
     * @return the rows, to be appended
     */
    PreparedAppend prepare(Dataset<Row> rows, Txn txn) {
        Column[] columns = List.of(table.spec().schema().fieldNames()).stream()
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
        Dataset<Row> source = rows.select(columns).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Dataset<Row> heads = source.select(headColumns());
            List<Row> collected = heads.collectAsList();
            Set<String> partitions = check(collected, heads.schema());
            Source checked = new Source(source.coalesce(files(collected.size())), collected.size(), partitions);
            return new PreparedAppend(source, () -> collected.isEmpty() ? 0 : append(checked, txn));
        } catch (RuntimeException | Error e) {
            source.unpersist();
            throw e;
        }
    }

    /** One file for each core that helps to write, unless the files would be small. */
    private int files(int rows) {
        int cores = spark.sparkContext().defaultParallelism();
        return Math.max(1, Math.min(cores, rows / ROWS_PER_FILE));
    }

    /**
     * Appends rows at hand.
     *
     * @param rows rows in schema order
     * @param txn transaction to record with the commit, or null
     * @return number of rows inserted; 0 also if the transaction took effect before
     */
    long append(List<Row> rows, Txn txn) {
        if (rows.isEmpty()) {
            return 0;
        }
        return append(sourceOf(rows), txn);
    }

    /**
     * Appends rows at hand as the leader of an epoch.
     *
     * @param rows rows in schema order
     * @param epoch the leader's
     * @return number of rows inserted
     * @throws StageFailure if the leader of a newer epoch has taken over
     */
    long append(List<Row> rows, long epoch) {
        Fence fence = new Fence(table);
        long added = rows.isEmpty() ? 0 : append(sourceOf(rows), () -> fence.next(epoch));
        if (added == 0) {
            fence.require(epoch); // else there was nothing to add
        }
        return added;
    }

    private Source sourceOf(List<Row> rows) {
        Set<String> partitions = check(rows, table.spec().schema());
        Dataset<Row> source = spark.createDataFrame(rows, table.spec().schema()).coalesce(1);
        return new Source(source, rows.size(), partitions);
    }

    /**
     * Refuses rows that share a key, or lack a part of it: such a row would be added anew each time.
     *
     * @param rows rows with at least the columns of the key and the partition
     * @param schema their columns
     * @return the values of the partition column (if any)
     */
    private Set<String> check(List<Row> rows, StructType schema) {
        int[] keys = table.spec().keys().stream().mapToInt(schema::fieldIndex).toArray();
        Set<List<Object>> distinct = new HashSet<>();
        Set<String> partitions = new HashSet<>();
        for (Row row : rows) {
            Arrays.stream(keys).filter(row::isNullAt).forEach(key -> {
                throw new StageFailure("Cannot write to table " + table.name() + ": a row has no "
                        + schema.apply(key).name() + ", which is a part of its key.");
            });
            distinct.add(Arrays.stream(keys).mapToObj(row::get).toList());
            if (partitioned()) {
                partitions.add(row.getString(schema.fieldIndex(partition())));
            }
        }
        refuseDuplicates(rows.size(), distinct.size());
        return partitions;
    }

    private long append(Source source, Txn txn) {
        return append(source, txn == null ? null : () -> txn);
    }

    /** @param txn made anew for each try, while no other append of this session is under way; null for none */
    private long append(Source source, Supplier<Txn> txn) {
        long start = System.nanoTime();
        long added = SparkWork.run(
                spark,
                "write to table " + table.name(),
                () -> CommitRetry.run("table " + table.name(), () -> commit(source, txn)));
        if (added > 0) {
            StageMetrics metrics = StageMetrics.of(spark.sparkContext());
            metrics.add(StageMetric.COMMITS, 1);
            metrics.add(StageMetric.COMMIT_SECONDS, System.nanoTime() - start);
        }
        return added;
    }

    private long commit(Source source, Supplier<Txn> txn) {
        FirstAppend first = FirstAppend.begin(spark, new Path(table.path()));
        if (first == null) {
            return merge(source, txn);
        }
        first.commit(source.rows(), txn == null ? null : txn.get());
        return source.count();
    }

    private long merge(Source source, Supplier<Txn> txn) {
        // A transaction is an action of its own: with nothing to insert it alone would make a commit.
        if (txn != null && missing(source) == 0) {
            return 0;
        }
        // One at a time in a session, since the transaction is a setting of the session. (A session for each append
        // would compile all its code anew, which takes longer than the append.)
        synchronized (LOCKS.computeIfAbsent(spark, session -> new Object())) {
            try (SessionSettings settings = new SessionSettings(spark)) {
                settings.set(BROADCAST, MAX_KEYS_SENT);
                if (txn != null) {
                    Txn next = txn.get();
                    settings.set(TXN_APP, next.appId()).set(TXN_VERSION, next.version());
                }
                return insert(source);
            }
        }
    }

    private long insert(Source source) {
        List<Row> outcome = DeltaTable.forPath(spark, table.path())
                .as("t")
                .merge(source.rows().as("s"), sameRow(source.partitions()))
                .whenNotMatched()
                .insertAll()
                .execute()
                .collectAsList();
        return outcome.isEmpty() ? 0 : outcome.get(0).<Long>getAs("num_inserted_rows");
    }

    private long missing(Source source) {
        Dataset<Row> present = table.read();
        if (partitioned()) {
            present = present.where(col(partition()).isInCollection(source.partitions()));
        }
        Dataset<Row> keys = source.rows().select(keyColumns());
        String[] names = table.spec().keys().toArray(String[]::new);
        return keys.join(present.select(keyColumns()), names, "left_anti").count();
    }

    /** The table's own notion; the literal partition values keep Delta from reading, and from conflicting with, the others. */
    private Column sameRow(Set<String> partitions) {
        Column same = lit(true);
        if (partitioned()) {
            same = col("t." + partition()).isInCollection(partitions);
            same = same.and(col("t." + partition()).equalTo(col("s." + partition())));
        }
        return same.and(table.sameRow());
    }

    private void refuseDuplicates(long rows, long keys) {
        if (rows != keys) {
            throw new StageFailure("Cannot write to table " + table.name() + ": " + (rows - keys) + " of " + rows
                    + " rows repeat the key (" + String.join(", ", table.spec().keys()) + ") of another one.");
        }
    }

    private Column[] keyColumns() {
        return table.spec().keys().stream()
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
    }

    /** Columns of the key and of the partition, without repetition. */
    private Column[] headColumns() {
        return Stream.concat(table.spec().keys().stream(), table.spec().partitions().stream())
                .distinct()
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
    }

    private boolean partitioned() {
        return !table.spec().partitions().isEmpty();
    }

    private String partition() {
        return table.spec().partitions().get(0);
    }
}
