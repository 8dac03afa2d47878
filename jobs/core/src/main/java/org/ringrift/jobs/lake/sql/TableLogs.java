package org.ringrift.jobs.lake.sql;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.files.TahoeLogFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads the logs of the tables that a query is about before it runs. Delta would do so by queries of its own, for whose few rows code
 * is compiled first. Here they are interpreted: a tenth of a command that has just started (docs/performance.md).
 */
final class TableLogs {
    private static final Map<String, String> INTERPRETED = Map.of(
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.sql.adaptive.enabled", "false");

    private TableLogs() {}

    /** @param query whose session nobody else uses meanwhile */
    static void read(Dataset<Row> query) {
        RuntimeConfig conf = query.sparkSession().conf();
        Map<String, Option<String>> before = new TreeMap<>();
        INTERPRETED.keySet().forEach(key -> before.put(key, conf.getOption(key)));
        INTERPRETED.forEach(conf::set);
        try {
            snapshots(query.queryExecution().analyzed(), Snapshot::numOfFiles);
        } finally {
            before.forEach((key, value) -> {
                if (value.isDefined()) {
                    conf.set(key, value.get());
                } else {
                    conf.unset(key);
                }
            });
        }
    }

    private static void snapshots(LogicalPlan plan, Consumer<Snapshot> each) {
        if (plan instanceof LogicalRelation relation
                && relation.relation() instanceof HadoopFsRelation files
                && files.location() instanceof TahoeLogFileIndex table) {
            each.accept(table.getSnapshot());
        }
        CollectionConverters.asJava(plan.children()).forEach(child -> snapshots(child, each));
    }
}
