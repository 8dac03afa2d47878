package org.ringrift.jobs.lake.sql;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.delta.files.TahoeLogFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.jdk.javaapi.CollectionConverters;

/** Reads the logs of the tables that a query is about before it runs: Delta does so by queries of its own, which are best {@link Interpreted}. */
final class TableLogs {
    private TableLogs() {}

    /** @param query whose session nobody else uses meanwhile */
    static void read(Dataset<Row> query) {
        Interpreted.run(query.sparkSession(), () -> {
            snapshots(query.queryExecution().analyzed());
            return null;
        });
    }

    private static void snapshots(LogicalPlan plan) {
        if (plan instanceof LogicalRelation relation
                && relation.relation() instanceof HadoopFsRelation files
                && files.location() instanceof TahoeLogFileIndex table) {
            table.getSnapshot().numOfFiles();
        }
        CollectionConverters.asJava(plan.children()).forEach(TableLogs::snapshots);
    }
}
