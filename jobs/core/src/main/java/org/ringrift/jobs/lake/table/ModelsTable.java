package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.TableSpec;

/** Trained nets. */
public final class ModelsTable extends LakeTable<ModelRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<ModelRow> SPEC = new TableSpec<>(
            "models", "Trained nets, one row each.", ModelRow.class, List.of("config_key"), List.of("model_sha256"));

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public ModelsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * Finds a model by its identity.
     *
     * @param modelSha256 64 hex digits
     * @return the model, if it is known
     */
    public Optional<ModelRow> find(String modelSha256) {
        return records(read().where(col("model_sha256").equalTo(modelSha256))).stream()
                .findFirst();
    }

    /**
     * The newest model of a configuration.
     *
     * @param configKey configuration
     * @return the model, if there is one
     */
    public Optional<ModelRow> latest(String configKey) {
        return records(of(configKey)
                        .orderBy(desc("created_at"), desc("model_sha256"))
                        .limit(1))
                .stream()
                .findFirst();
    }

    /**
     * Every model of a configuration.
     *
     * @param configKey configuration
     * @return the models, oldest first
     */
    public List<ModelRow> history(String configKey) {
        return records(of(configKey).orderBy("created_at", "model_sha256"));
    }

    /**
     * The model that a run trained.
     *
     * @param configKey configuration
     * @param runId the run
     * @return the model, if the run has trained one
     */
    public Optional<ModelRow> ofRun(String configKey, String runId) {
        return records(of(configKey).where(col("run_id").equalTo(runId))).stream()
                .findFirst();
    }

    /**
     * The model that a training gave.
     *
     * @param configKey configuration
     * @param trainingId identity of the training
     * @return the model, if the training was completed
     */
    public Optional<ModelRow> ofTraining(String configKey, String trainingId) {
        return records(of(configKey).where(col("training_id").equalTo(trainingId))).stream()
                .findFirst();
    }
}
