package org.ringrift.jobs.lake;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.View;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.udf.WilsonBounds;

/**
 * Names for tables and views in a session: external tables and views of the database {@code ringrift}, which becomes the
 * session's current one. Names are made anew by every process; dropping one touches no data.
 */
public final class Catalog {
    static final String DATABASE = "ringrift";

    /** Spark application whose catalog has the names. */
    private static String namedIn;

    /** Warehouse whose tables they mean. */
    private static Path namedRoot;

    private final Lake lake;
    private final SparkSession spark;

    /** @param lake whose tables and views get names */
    public Catalog(Lake lake) {
        this.lake = lake;
        this.spark = lake.spark();
    }

    /** Gives the names, as far as this process has not done so already. */
    public void register() {
        // Sessions of one process share the catalog.
        synchronized (Catalog.class) {
            SparkWork.run(spark, "name the tables of " + lake.warehouse(), () -> {
                String application = spark.sparkContext().applicationId();
                if (!application.equals(namedIn)) {
                    spark.sql("CREATE DATABASE IF NOT EXISTS " + DATABASE + " LOCATION "
                            + literal(lake.warehouse().tables().toString()));
                    nameTables();
                    View.ALL.forEach(view -> spark.sql(view.sql()));
                    registerFunctions();
                } else if (!lake.warehouse().root().equals(namedRoot)) {
                    // The views follow, since they refer to tables by name.
                    nameTables();
                }
                namedIn = application;
                spark.sql("USE " + DATABASE);
                return true;
            });
        }
    }

    /** The formulas stand in classes of their own, which know nothing of Spark. */
    private void registerFunctions() {
        UDF2<Long, Long, Double> low = WilsonBounds::low;
        UDF2<Long, Long, Double> high = WilsonBounds::high;
        spark.udf().register("wilson_low", low, DataTypes.DoubleType);
        spark.udf().register("wilson_high", high, DataTypes.DoubleType);
    }

    private void nameTables() {
        namedRoot = null;
        for (LakeTable<?> table : lake.tables()) {
            String name = DATABASE + "." + table.name();
            spark.sql("DROP TABLE IF EXISTS " + name);
            spark.sql("CREATE TABLE " + name + " USING DELTA LOCATION " + literal(table.path()));
        }
        namedRoot = lake.warehouse().root();
    }

    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
