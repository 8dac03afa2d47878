package org.ringrift.jobs.sync;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.schema.SyncRow;

/**
 * Which rows of a table are meant.
 *
 * @param config a configuration, or {@link SyncRow#ALL}
 * @param models only these models; empty for all. What is asked for by name is not remembered
 */
record SyncScope(String config, List<String> models) {
    SyncScope {
        models = List.copyOf(models);
    }

    Dataset<Row> of(Dataset<Row> rows) {
        Dataset<Row> those =
                config.equals(SyncRow.ALL) ? rows : rows.where(col("config_key").equalTo(config));
        return models.isEmpty() ? those : those.where(col("model_sha256").isin(models.toArray()));
    }

    /** Whether it is remembered how far such rows were brought. */
    boolean remembered() {
        return models.isEmpty();
    }
}
