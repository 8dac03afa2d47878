package org.ringrift.jobs.lake.sql;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Queries for which no code is compiled. Spark compiles code for each part of a query, which in a command that has just started takes
 * longer than to read a few thousand rows without it (docs/performance.md).
 */
final class Interpreted {
    /**
     * Greatest size of what any part of a query is about, by Spark's estimate, that is interpreted: some 1,300 searched games of hex8_2p, or
     * 5,000 of square8_2p.
     */
    private static final long SMALL_BYTES = 16L << 20;

    private static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.sql.adaptive.enabled", "false");

    private Interpreted() {}

    /**
     * Interprets what is planned meanwhile.
     *
     * @param spark a session that nobody else uses meanwhile; its settings are afterwards as before
     */
    static <T> T run(SparkSession spark, Supplier<T> work) {
        RuntimeConfig conf = spark.conf();
        Map<String, Option<String>> before = new TreeMap<>();
        SETTINGS.keySet().forEach(key -> before.put(key, conf.getOption(key)));
        SETTINGS.forEach(conf::set);
        try {
            return work.get();
        } finally {
            before.forEach((key, value) -> {
                if (value.isDefined()) {
                    conf.set(key, value.get());
                } else {
                    conf.unset(key);
                }
            });
        }
    }

    /**
     * Whether a query is so small that it is best interpreted. What cannot be estimated counts as large: a query with a subquery or with a
     * WITH; a join counts as the product of its sides.
     */
    static boolean pays(Dataset<Row> query) {
        return small(query.queryExecution().analyzed());
    }

    private static boolean small(LogicalPlan plan) {
        return plan.subqueries().isEmpty()
                && plan.stats().sizeInBytes().bigInteger().bitLength() < Long.SIZE
                && plan.stats().sizeInBytes().longValue() <= SMALL_BYTES
                && CollectionConverters.asJava(plan.children()).stream().allMatch(Interpreted::small);
    }
}
