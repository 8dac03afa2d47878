package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.row_number;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.SyncRow;
import org.ringrift.jobs.lake.schema.TableSpec;

/** What has come from other warehouses, and up to which of their versions. */
public final class SyncsTable extends LakeTable<SyncRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<SyncRow> SPEC = new TableSpec<>(
            "syncs",
            "Tables that were brought up to a version of another warehouse, one row each time.",
            SyncRow.class,
            List.of(),
            List.of("source", "table_name", "scope", "source_commit", "target_commit"));

    /** Copies of one warehouse share its identity, and may take turns. */
    private static final int MOST = 5;

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public SyncsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * What was brought from a warehouse last.
     *
     * @param source identity of the other warehouse
     * @return the newest few rows of each table and scope
     */
    public List<SyncRow> latest(String source) {
        WindowSpec newestFirst =
                Window.partitionBy("table_name", "scope").orderBy(desc("created_at"), desc("source_up_to"));
        return records(read().where(col("source").equalTo(source))
                .withColumn("age", row_number().over(newestFirst))
                .where(col("age").leq(MOST)));
    }
}
