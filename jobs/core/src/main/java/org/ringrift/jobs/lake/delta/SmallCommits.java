package org.ringrift.jobs.lake.delta;

import io.delta.tables.DeltaTable;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.ringrift.jobs.spark.SparkWork;
import scala.Console;
import scala.Option;

/** The files of a table to which a driver adds a few rows at a time for as long as it runs. Safe in several processes at once. */
public final class SmallCommits {
    private final LakeTable<?> table;
    private final SparkSession spark;

    /** @param table a table that was made, and whose versions nobody names for long */
    public SmallCommits(LakeTable<?> table) {
        this.table = table;
        this.spark = table.spark();
    }

    /**
     * Merges the files, and deletes those that no version needs any more which can still be read
     * ({@link org.ringrift.jobs.lake.schema.TableRetention}). Rows stay as they are.
     *
     * @param most files that are left alone
     * @return whether there were more
     * @throws org.ringrift.StageFailure if the table cannot be read or written
     */
    public boolean merge(int most) {
        return SparkWork.run(spark, "compact table " + table.name(), () -> {
            long files = DeltaLog.forTable(spark, new Path(table.path()))
                    .update(false, Option.empty(), Option.empty())
                    .numOfFiles();
            if (files <= most) {
                return false;
            }
            DeltaTable delta = DeltaTable.forPath(spark, table.path());
            CommitRetry.run("table " + table.name(), () -> delta.optimize().executeCompaction());
            // Delta tells how much it has deleted on the standard output, which is for what commands were asked for.
            return Console.withOut(OutputStream.nullOutputStream(), () -> {
                delta.vacuum();
                return true;
            });
        });
    }
}
