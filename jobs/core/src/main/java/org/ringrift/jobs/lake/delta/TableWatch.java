package org.ringrift.jobs.lake.delta;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;

/**
 * Tells whether somebody has committed to a table since it was asked before. Asking costs a listing of the newest part of
 * the table's log, and no Spark job. For one thread.
 */
public final class TableWatch {
    private final SparkSession spark;
    private final String name;
    private final Path table;
    private long seen = -1;

    TableWatch(SparkSession spark, String name, String table) {
        this.spark = spark;
        this.name = name;
        this.table = new Path(table);
    }

    /** Whether there is a version that was not there at the call before; true at the first call. */
    public boolean changed() {
        long newest = SparkWork.run(
                spark,
                "read table " + name,
                () -> DeltaLog.forTable(spark, table)
                        .update(false, Option.empty(), Option.empty())
                        .version());
        boolean changed = newest != seen;
        seen = newest;
        return changed;
    }
}
