package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.DatasetTotals;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.spark.SparkWork;

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

    /**
     * How large the datasets of a configuration are.
     *
     * @param configKey configuration
     * @return one entry for each dataset, in no order
     */
    public List<DatasetTotals> totals(String configKey) {
        // A game that ends one shard may begin the next one.
        Column games = size(array_distinct(flatten(collect_list("game_ids"))));
        Dataset<Row> totals = of(configKey).groupBy("dataset_id").agg(games, sum("rows"), sum("soft_targets"));
        return SparkWork.run(
                spark(),
                "read table " + name(),
                () -> totals.collectAsList().stream()
                        .map(row -> new DatasetTotals(row.getString(0), row.getInt(1), row.getLong(2), row.getLong(3)))
                        .toList());
    }
}
