package org.ringrift.jobs.sql;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSessionExtensions;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * What {@code spark.sql.extensions} names beside Delta's extension. A session with it has the catalog {@code ringrift}, whose
 * tables and views are those of the warehouse at {@value WarehouseCatalog#WAREHOUSE}, and the functions of
 * {@link SqlFunctions}. Nothing is read before it is asked for, and nothing is written.
 */
public final class RingRiftExtension extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
    private static final String CATALOG = "spark.sql.catalog.";
    private static final String DELTA_CATALOG = "org.apache.spark.sql.delta.catalog.DeltaCatalog";

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        // Sessions take their settings from those of the application after this.
        SparkConf settings = SparkContext.getOrCreate().conf();
        settings.setIfMissing(CATALOG + WarehouseCatalog.NAME, WarehouseCatalog.class.getName());
        // Delta reads nothing in a session without.
        settings.setIfMissing(CATALOG + "spark_catalog", DELTA_CATALOG);
        extensions.injectResolutionRule(session -> new ViewResolution());
        extensions.injectCheckRule(session -> new ReadOnlyCheck());
        extensions.injectOptimizerRule(ColumnarFunctions::new);
        for (SqlFunction function : SqlFunctions.ALL) {
            extensions.injectFunction(function.description());
        }
        return BoxedUnit.UNIT;
    }
}
