package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.TableSpec;

/** NPZ shards. */
public final class DatasetsTable extends LakeTable<DatasetRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<DatasetRow> SPEC = new TableSpec<>(
            "datasets",
            "Training data, one row for each NPZ shard.",
            DatasetRow.class,
            List.of("config_key"),
            List.of("dataset_id", "shard"));

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public DatasetsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * The shards of a dataset.
     *
     * @param datasetId identity of the dataset
     * @return its shards by number; empty if there is no such dataset
     */
    public List<DatasetRow> shards(String datasetId) {
        return records(read().where(col("dataset_id").equalTo(datasetId)).orderBy("shard"));
    }

    /**
     * The newest dataset of a configuration.
     *
     * @param configKey configuration
     * @return its identity, if there is one
     */
    public Optional<String> latest(String configKey) {
        return records(of(configKey)
                        .orderBy(desc("created_at"), desc("dataset_id"))
                        .limit(1))
                .stream()
                .map(DatasetRow::datasetId)
                .findFirst();
    }
}
