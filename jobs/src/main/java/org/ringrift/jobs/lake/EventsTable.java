package org.ringrift.jobs.lake;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Facts that others react to. */
public final class EventsTable extends LakeTable<EventRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<EventRow> SPEC = new TableSpec<>(
            "events",
            "Facts that others react to, one row each.",
            EventRow.class,
            List.of(),
            List.of("type", "business_key"));

    EventsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }
}
