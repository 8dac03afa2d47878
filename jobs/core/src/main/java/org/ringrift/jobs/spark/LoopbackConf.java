package org.ringrift.jobs.spark;

import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * A configuration whose web UI listens on the loopback address only. Spark takes that address from the environment
 * variable {@value #ADDRESS} alone, which a process cannot set for itself, and asks its configuration for the variable; so
 * this one answers, unless the variable is set.
 */
final class LoopbackConf extends SparkConf {
    private static final long serialVersionUID = 1L;

    private static final String ADDRESS = "SPARK_LOCAL_IP";

    LoopbackConf(SparkConf settings) {
        super(false);
        for (Tuple2<String, String> setting : settings.getAll()) {
            set(setting._1(), setting._2());
        }
    }

    @Override
    public String getenv(String name) {
        String value = super.getenv(name);
        return value == null && name.equals(ADDRESS) ? "127.0.0.1" : value;
    }

    /** Spark works on a copy. */
    @Override
    public SparkConf clone() {
        return new LoopbackConf(this);
    }
}
