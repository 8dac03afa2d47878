package org.ringrift.jobs.lake.sql;

import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.delta.files.TahoeLogFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.Versions;
import scala.jdk.javaapi.CollectionConverters;

/** The versions of tables that a query names, by {@code VERSION AS OF} or {@code TIMESTAMP AS OF}. */
final class NamedVersions {
    private final Lake lake;

    NamedVersions(Lake lake) {
        this.lake = lake;
    }

    /**
     * Refuses a query that names a version which cannot be read.
     *
     * @param analyzed the query, its names resolved
     * @throws UserError if a version cannot be read; says which can
     */
    void require(LogicalPlan analyzed) {
        if (analyzed instanceof LogicalRelation scan
                && scan.relation() instanceof HadoopFsRelation files
                && files.location() instanceof TahoeLogFileIndex index
                && index.isTimeTravelQuery()) {
            new Versions(lake.spark(), lake.warehouse(), index.path().getName())
                    .require(index.getSnapshot().version());
        }
        CollectionConverters.asJava(analyzed.children()).forEach(this::require);
        CollectionConverters.asJava(analyzed.subqueries()).forEach(this::require);
    }
}
