package org.ringrift.jobs.python;

import io.delta.sql.DeltaSparkSessionExtension;
import io.delta.storage.LogStore;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.Checkout;

/** What {@code docs/guide/sql.md} tells the user of an ordinary Spark to add: jars and settings. */
final class Extension {
    private static final Path JAR = Checkout.path("jobs/target/ringrift-sql.jar");

    private Extension() {}

    /** RingRift's jar and Delta's two. */
    static List<String> jars() {
        return List.of(JAR.toString(), jarOf(DeltaSparkSessionExtension.class), jarOf(LogStore.class));
    }

    private static String jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The two settings of the guide, and those that make short work of small tables on few cores. */
    static Map<String, String> settings(Path warehouse) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "spark.sql.extensions",
                "io.delta.sql.DeltaSparkSessionExtension,org.ringrift.jobs.sql.RingRiftExtension");
        settings.put("spark.ringrift.warehouse", warehouse.toString());
        settings.put("spark.databricks.delta.snapshotPartitions", "2");
        settings.put("spark.sql.shuffle.partitions", "2");
        settings.put("spark.master", "local[2]");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return settings;
    }

    /** The settings as arguments of Spark's programs. */
    static List<String> arguments(Path warehouse) {
        List<String> arguments = new ArrayList<>();
        settings(warehouse).forEach((key, value) -> arguments.addAll(List.of("--conf", key + "=" + value)));
        return arguments;
    }
}
