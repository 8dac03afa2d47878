package org.ringrift.jobs.upkeep;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.driver.work.MissingEvaluations;
import org.ringrift.jobs.driver.work.MissingEvaluations.Model;
import org.ringrift.jobs.driver.work.WorkBook;
import org.ringrift.jobs.driver.work.WorkQueue;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.TableWatch;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.rules.GameConfig;

/** Queues evaluations for models that were left behind without one. For one thread. */
public final class EvaluationUpkeep {
    private final Lake lake;
    private final Set<GameConfig> configs;
    private final SlotKind slot;
    private final WorkQueue queue;
    private final TableWatch models;
    private boolean due;
    private long fenced;

    /**
     * @param lake the warehouse, open
     * @param configs configurations that the driver keeps going
     * @param slot what an evaluation occupies
     * @param clock the time
     */
    public EvaluationUpkeep(Lake lake, List<GameConfig> configs, SlotKind slot, InstantSource clock) {
        this.lake = lake;
        this.configs = Set.copyOf(configs);
        this.slot = slot;
        this.queue = new WorkQueue(lake.work(), clock);
        this.models = lake.models().watch();
    }

    /**
     * One step. A model is left behind when a newer one is added, so that nothing is read before that.
     *
     * @param epoch of the leader
     * @return evaluations that were queued
     * @throws org.ringrift.StageFailure if tables cannot be read or written, or another leads
     */
    public int step(long epoch) {
        due |= models.changed();
        if (!due) {
            return 0;
        }
        if (fenced != epoch) {
            lake.work().raiseFence(epoch);
            fenced = epoch;
        }
        WorkBook book = queue.read();
        int queued = queue.offer(book, MissingEvaluations.of(models(), book, slot), epoch);
        due = queued == MissingEvaluations.MOST; // else all are queued; should this step fail, the next one tries again
        return queued;
    }

    private List<Model> models() {
        Set<String> evaluated = new HashSet<>();
        collect("evaluations", lake.evaluations().read().select("candidate").distinct()::collectAsList)
                .forEach(row -> evaluated.add(row.getString(0)));
        List<Model> all = new ArrayList<>();
        for (Row row : collect(
                "models",
                lake.models().read().orderBy("created_at", "model_sha256").select("config_key", "model_sha256")
                        ::collectAsList)) {
            GameConfig config = GameConfig.parse(row.getString(0));
            if (configs.contains(config)) {
                all.add(new Model(config, row.getString(1), evaluated.contains(row.getString(1))));
            }
        }
        return all;
    }

    private List<Row> collect(String table, Supplier<List<Row>> query) {
        return SparkWork.run(lake.spark(), "read table " + table, query::get);
    }
}
