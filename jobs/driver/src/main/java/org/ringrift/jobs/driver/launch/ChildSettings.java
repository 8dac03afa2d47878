package org.ringrift.jobs.driver.launch;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where processes of stages work, and with what.
 *
 * @param warehouse the warehouse, a URI
 * @param master Spark master
 * @param properties Spark's properties of all stages
 * @param ofStage those of a stage by its name, which go before the others: what machines of its class offer
 */
public record ChildSettings(
        String warehouse,
        String master,
        Map<String, String> properties,
        Function<String, Map<String, String>> ofStage) {
    public ChildSettings {
        properties = Map.copyOf(properties);
    }

    /** All properties of a stage, by name. */
    Map<String, String> properties(String stage) {
        Map<String, String> all = new TreeMap<>(properties);
        all.putAll(ofStage.apply(stage));
        return all;
    }
}
