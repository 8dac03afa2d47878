package org.ringrift.jobs.lake.table;

import static org.apache.spark.sql.functions.desc;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.TableSpec;

/** Changes of the production model: per configuration a sequence without gaps, of which the last row rules. */
public final class PromotionsTable extends LakeTable<PromotionRow> {
    /** Columns, key and partitioning. */
    public static final TableSpec<PromotionRow> SPEC = new TableSpec<>(
            "promotions",
            "Changes of the production model, one row each.",
            PromotionRow.class,
            List.of("config_key"),
            List.of("config_key", "sequence"));

    /**
     * @param spark session that reads and writes
     * @param warehouse where the table is
     */
    public PromotionsTable(SparkSession spark, Warehouse warehouse) {
        super(spark, warehouse, SPEC);
    }

    /**
     * The row that names the production model.
     *
     * @param configKey configuration
     * @return the row of highest sequence, if there was a promotion
     */
    public Optional<PromotionRow> latest(String configKey) {
        return records(of(configKey).orderBy(desc("sequence")).limit(1)).stream()
                .findFirst();
    }

    /**
     * Every change of a configuration.
     *
     * @param configKey configuration
     * @return its rows by sequence
     */
    public List<PromotionRow> history(String configKey) {
        return records(of(configKey).orderBy("sequence"));
    }

    /**
     * Adds the next change if nobody else did since the latest one was read: of any number of concurrent calls with the
     * same sequence exactly one adds its row. Sequences have no gaps, so a row of this sequence is there if and only if
     * the latest one is at least this.
     *
     * @param next the row; its sequence is that of the latest row plus 1, or 1 if there is none; its epoch is that of who
     *     decides, whose fence is raised
     * @return whether this call added the row
     * @throws IllegalArgumentException if the sequence would leave a gap
     * @throws StageFailure if another leads, or the commit fails for another reason
     */
    public boolean appendNext(PromotionRow next) {
        long latest = latest(next.configKey()).map(PromotionRow::sequence).orElse(0L);
        if (next.sequence() > latest + 1) {
            throw new IllegalArgumentException("Cannot add promotion " + next.sequence() + " of " + next.configKey()
                    + ": the latest one is " + latest + ".");
        }
        return appendAsLeader(List.of(next), next.epoch()) == 1;
    }
}
