package org.ringrift.jobs.lake.table;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.ringrift.jobs.lake.delta.CommitRetry;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Signs of life as Delta's application transactions: a commit that holds no rows, says only that application {@code
 * heartbeat/ATTEMPT/RUN} has reached version {@code milliseconds since the epoch}, and gets in no other writer's way. The
 * table keeps the newest of each attempt, for as long as {@link TableRetention} says, and does not grow.
 */
final class HeartbeatLog {
    static final String APPLICATION = "heartbeat/";

    private final SparkSession spark;
    private final Path table;

    HeartbeatLog(SparkSession spark, String table) {
        this.spark = spark;
        this.table = new Path(table);
    }

    void write(RunRow row, Instant now) {
        // The second time is Delta's: what it forgets by, whatever clock the run goes by.
        Action beat =
                new SetTransaction(Heartbeats.key(row), now.toEpochMilli(), Option.apply(System.currentTimeMillis()));
        SparkWork.run(
                spark,
                "write to table runs",
                () -> CommitRetry.run(
                        "table runs",
                        () -> DeltaLog.forTable(spark, table)
                                .startTransaction(Option.empty(), Option.empty())
                                .commit(
                                        CollectionConverters.asScala(List.of(beat))
                                                .toSeq(),
                                        DeltaOperations.ManualUpdate$.MODULE$)));
    }

    Heartbeats read() {
        return SparkWork.run(spark, "read table runs", () -> {
            Map<String, Long> millis = new HashMap<>();
            CollectionConverters.asJava(DeltaLog.forTable(spark, table)
                            .update(false, Option.empty(), Option.empty())
                            .setTransactions())
                    .forEach(transaction -> millis.put(transaction.appId(), transaction.version()));
            millis.keySet().removeIf(name -> !name.startsWith(APPLICATION));
            return new Heartbeats(millis);
        });
    }
}
