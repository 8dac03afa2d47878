package org.ringrift.jobs.sql;

import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.V2WriteCommand;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Refuses to add rows to a table of the catalog. Spark asks a catalog for a table to be written only where the same statement
 * has not asked for it to be read before.
 */
final class ReadOnlyCheck extends AbstractFunction1<LogicalPlan, BoxedUnit> {
    @Override
    public BoxedUnit apply(LogicalPlan plan) {
        plan.foreach(node -> {
            if (node instanceof V2WriteCommand write
                    && write.table() instanceof DataSourceV2Relation target
                    && target.catalog().exists(WarehouseCatalog.class::isInstance)) {
                throw WarehouseCatalog.readOnly(
                        "write to " + target.identifier().get().name());
            }
            return BoxedUnit.UNIT;
        });
        return BoxedUnit.UNIT;
    }
}
