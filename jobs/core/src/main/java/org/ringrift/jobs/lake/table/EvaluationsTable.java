package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.TableSpec;

/** Decided tests of candidates. */
public final class EvaluationsTable extends LakeTable<EvaluationRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<EvaluationRow> SPEC = new TableSpec<>(
            "evaluations",
            "Decided tests of candidates, one row each.",
            EvaluationRow.class,
            List.of("config_key"),
            List.of("evaluation_id"));

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public EvaluationsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * Finds an evaluation.
     *
     * @param evaluationId its identity
     * @return the evaluation, if it is known
     */
    public Optional<EvaluationRow> find(String evaluationId) {
        return records(read().where(col("evaluation_id").equalTo(evaluationId))).stream()
                .findFirst();
    }

    /**
     * The newest evaluation of a configuration.
     *
     * @param configKey configuration
     * @return the evaluation, if there is one
     */
    public Optional<EvaluationRow> latest(String configKey) {
        return records(of(configKey)
                        .orderBy(desc("created_at"), desc("evaluation_id"))
                        .limit(1))
                .stream()
                .findFirst();
    }

    /**
     * Every evaluation of a configuration.
     *
     * @param configKey configuration
     * @return the evaluations, oldest first
     */
    public List<EvaluationRow> history(String configKey) {
        return records(of(configKey).orderBy("created_at", "evaluation_id"));
    }

    /**
     * All evaluations of a candidate.
     *
     * @param configKey configuration
     * @param candidate sha256 of the candidate
     * @return the evaluations, by ascending identity
     */
    public List<EvaluationRow> ofCandidate(String configKey, String candidate) {
        return records(of(configKey).where(col("candidate").equalTo(candidate)).orderBy("evaluation_id"));
    }

    /**
     * The evaluation that a run has written.
     *
     * @param runId the run
     * @return the evaluation; none if an earlier run had written the same one
     */
    public Optional<EvaluationRow> ofRun(String runId) {
        return records(read().where(col("run_id").equalTo(runId))).stream().findFirst();
    }
}
