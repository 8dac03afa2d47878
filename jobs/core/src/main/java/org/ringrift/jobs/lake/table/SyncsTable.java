package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import java.util.List;
import org.apache.spark.sql.SparkSession;
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

    /** Copies of one warehouse share its identity; more of them than that are compared from the start again. */
    private static final int MOST = 20;

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public SyncsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * What was synced last.
     *
     * @param source identity of the other warehouse
     * @param table name of the table
     * @param scopes configurations, or {@link SyncRow#ALL}
     * @return the newest rows, newest first
     */
    public List<SyncRow> latest(String source, String table, List<String> scopes) {
        return records(read().where(col("source")
                        .equalTo(source)
                        .and(col("table_name").equalTo(table))
                        .and(col("scope").isin(scopes.toArray())))
                .orderBy(desc("created_at"), desc("source_version"))
                .limit(MOST));
    }
}
