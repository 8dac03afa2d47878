package org.ringrift.jobs.driver.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.ringrift.jobs.driver.plan.Comparisons;
import org.ringrift.jobs.driver.regress.WatchedPromotion;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.TableWatch;
import org.ringrift.jobs.lake.table.ProductionHistory;
import org.ringrift.jobs.spark.SparkWork;

/** Counts the games of production models against those before them, as long as the tables stay the same once. For one thread. */
final class ComparedGames {
    private final Lake lake;
    private final TableWatch promotions;
    private final TableWatch matches;
    private Map<String, Integer> missing;

    ComparedGames(Lake lake) {
        this.lake = lake;
        this.promotions = lake.promotions().watch();
        this.matches = lake.matches().watch();
    }

    /**
     * Games that are missing.
     *
     * @param configs configurations with a promotion
     * @return by configuration; those whose newest promotion cannot be undone are left out
     */
    Map<String, Integer> missing(Set<String> configs) {
        boolean changed = promotions.changed() | matches.changed();
        if (changed || missing == null) {
            missing = null; // should a query fail, nothing old is taken for its answer
            Map<String, Integer> counted = new HashMap<>();
            for (String config : configs) {
                WatchedPromotion.of(ProductionHistory.of(lake.promotions().history(config)))
                        .ifPresent(watched -> counted.put(config, Comparisons.missing(between(watched))));
            }
            missing = counted;
        }
        return missing;
    }

    private long between(WatchedPromotion watched) {
        return SparkWork.run(
                lake.spark(),
                "read table matches",
                () -> lake.matches()
                        .read()
                        .where(col("config_key")
                                .equalTo(watched.configKey())
                                .and(col("created_at").gt(lit(watched.now().createdAt())))
                                .and(seated(watched.now().modelSha256()))
                                .and(seated(watched.before().modelSha256())))
                        .count());
    }

    private static Column seated(String model) {
        return exists(col("players"), player -> player.getField("model_sha256").equalTo(model));
    }
}
