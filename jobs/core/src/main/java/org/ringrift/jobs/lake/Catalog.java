package org.ringrift.jobs.lake;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.View;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.udf.WilsonBounds;

/**
 * Names for tables and views in SQL: external tables and views of the database {@code ringrift}, which becomes the session's
 * current one. Sessions of an application share their names, so that they mean one warehouse at a time; stages use no names.
 * Dropping one touches no data.
 */
public final class Catalog {
    static final String DATABASE = "ringrift";

    /** Property of the database: the warehouse whose tables all names mean. */
    private static final String NAMED = "ringrift.warehouse";

    private final Lake lake;
    private final SparkSession spark;

    /** @param lake whose tables and views get names */
    public Catalog(Lake lake) {
        this.lake = lake;
        this.spark = lake.spark();
    }

    /** Gives the names, unless they mean this warehouse already. */
    public void register() {
        synchronized (Catalog.class) { // shared by the sessions of an application
            SparkWork.run(spark, "name the tables of " + lake.warehouse(), () -> {
                String root = lake.warehouse().root().toString();
                Optional<String> named = named();
                if (named.isEmpty()) {
                    spark.sql("CREATE DATABASE " + DATABASE + " LOCATION "
                            + literal(lake.warehouse().tables().toString()));
                }
                if (!named.equals(Optional.of(root))) {
                    mark("none"); // until all of them are given
                    nameTables();
                    if (named.isEmpty()) { // views refer to tables by name, and follow those
                        View.ALL.forEach(view -> spark.sql(view.sql()));
                    }
                    mark(root);
                }
                registerFunctions();
                spark.sql("USE " + DATABASE);
                return true;
            });
        }
    }

    /** The warehouse that the names mean; empty where there are none. */
    private Optional<String> named() {
        if (!spark.catalog().databaseExists(DATABASE)) {
            return Optional.empty();
        }
        scala.Option<String> root = ((org.apache.spark.sql.classic.SparkSession) spark)
                .sessionState()
                .catalog()
                .getDatabaseMetadata(DATABASE)
                .properties()
                .get(NAMED);
        return Optional.of(root.isDefined() ? root.get() : "none");
    }

    private void mark(String root) {
        spark.sql("ALTER DATABASE " + DATABASE + " SET DBPROPERTIES (" + literal(NAMED) + " = " + literal(root) + ")");
    }

    /** The formulas stand in classes of their own, which know nothing of Spark. */
    private void registerFunctions() {
        register("wilson_low", WilsonBounds::low);
        register("wilson_high", WilsonBounds::high);
    }

    /** Functions belong to a session; Spark warns of one that is registered again. */
    private void register(String name, UDF2<Long, Long, Double> formula) {
        if (!spark.catalog().functionExists(name)) {
            spark.udf().register(name, formula, DataTypes.DoubleType);
        }
    }

    private void nameTables() {
        for (LakeTable<?> table : lake.tables()) {
            String name = DATABASE + "." + table.name();
            spark.sql("DROP TABLE IF EXISTS " + name);
            spark.sql("CREATE TABLE " + name + " USING DELTA LOCATION " + literal(table.path()));
        }
    }

    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
