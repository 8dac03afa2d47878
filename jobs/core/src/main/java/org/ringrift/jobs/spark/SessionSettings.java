package org.ringrift.jobs.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** Settings of a session that hold until this is closed; then the earlier ones stand again. Not thread-safe. */
public final class SessionSettings implements AutoCloseable {
    private final SparkSession spark;
    private final Map<String, Option<String>> earlier = new LinkedHashMap<>();

    /** @param spark whose settings are changed */
    public SessionSettings(SparkSession spark) {
        this.spark = spark;
    }

    /** Changes a setting until this is closed. */
    public SessionSettings set(String key, Object value) {
        earlier.putIfAbsent(key, spark.conf().getOption(key));
        spark.conf().set(key, value.toString());
        return this;
    }

    @Override
    public void close() {
        earlier.forEach((key, value) -> {
            if (value.isDefined()) {
                spark.conf().set(key, value.get());
            } else {
                spark.conf().unset(key);
            }
        });
    }
}
