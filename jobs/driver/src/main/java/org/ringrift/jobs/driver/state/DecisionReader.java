package org.ringrift.jobs.driver.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.driver.state.Decision.Kind;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.CellCodec;
import org.ringrift.jobs.spark.SparkWork;

/** Reads what was last decided about each configuration; tables that have not changed are not read again. For one thread. */
public final class DecisionReader {
    private final Lake lake;
    private final InstantSource clock;
    private final Remembered<Map<String, Decision>> changes;
    private final Remembered<Map<String, Decision>> refusals;

    /**
     * @param lake the warehouse, open
     * @param clock the time
     */
    public DecisionReader(Lake lake, InstantSource clock) {
        this.lake = lake;
        this.clock = clock;
        this.changes = new Remembered<>(lake.promotions(), now -> changes());
        this.refusals = new Remembered<>(lake.evaluations(), now -> refusals());
    }

    /** The last decision about each configuration about which there was one, by its key. */
    public Map<String, Decision> read() {
        Instant now = clock.instant();
        Map<String, Decision> changed = changes.at(now);
        Map<String, Decision> decisions = new HashMap<>(changed);
        refusals.at(now)
                .forEach((config, refusal) -> Decision.newest(
                                Optional.ofNullable(changed.get(config)), Optional.of(refusal))
                        .ifPresent(decision -> decisions.put(config, decision)));
        return decisions;
    }

    private Map<String, Decision> changes() {
        Dataset<Row> rows = lake.promotions()
                .read()
                .groupBy("config_key")
                .agg(max_by(struct("kind", "created_at", "reason"), col("sequence"))
                        .as("last"))
                .select("config_key", "last.kind", "last.created_at", "last.reason");
        return decisions("promotions", rows);
    }

    private Map<String, Decision> refusals() {
        Dataset<Row> rows = lake.evaluations()
                .read()
                .where(col("verdict").notEqual("promote"))
                .groupBy("config_key")
                .agg(max(struct("created_at", "evaluation_id", "verdict", "reason"))
                        .as("last"))
                .select("config_key", "last.verdict", "last.created_at", "last.reason");
        return decisions("evaluations", rows);
    }

    private Map<String, Decision> decisions(String table, Dataset<Row> rows) {
        Map<String, Decision> decisions = new HashMap<>();
        SparkWork.run(lake.spark(), "read table " + table, rows::collectAsList)
                .forEach(row -> decisions.put(
                        row.getString(0),
                        new Decision(
                                kind(row.getString(1)),
                                (Instant) CellCodec.of(Instant.class).toJava(row.get(2)),
                                row.getString(3))));
        return decisions;
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "promote" -> Kind.PROMOTED;
            case "roll_back" -> Kind.ROLLED_BACK;
            default -> Kind.REFUSED;
        };
    }
}
