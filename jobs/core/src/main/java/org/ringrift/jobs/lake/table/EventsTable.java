package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.schema.TableRetention;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.spark.SparkWork;

/** Facts that others react to. */
public final class EventsTable extends LakeTable<EventRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<EventRow> SPEC = new TableSpec<>(
            "events",
            "Facts that others react to, one row each.",
            EventRow.class,
            List.of(),
            List.of("type", "business_key"),
            TableRetention.SHORT);

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public EventsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * Whether a fact was published.
     *
     * @param type kind of fact
     * @param businessKey what it is about
     */
    public boolean holds(String type, String businessKey) {
        return SparkWork.run(
                spark(),
                "read table " + name(),
                () -> !read().where(col("type")
                                .equalTo(type)
                                .and(col("business_key").equalTo(businessKey)))
                        .isEmpty());
    }
}
