package org.ringrift.jobs.cli.option;

import picocli.CommandLine.Option;

/** Where the tables are and where Spark runs; every command that touches tables takes it as a {@code @Mixin}. */
public final class WarehouseOptions {
    /** Spark's own property, which spark-submit sets before the command starts. */
    private static final String SPARK_MASTER = "spark.master";

    private static final String ALL_CORES = "local[*]";

    @Option(
            names = "--warehouse",
            paramLabel = "URI",
            defaultValue = "${env:RINGRIFT_WAREHOUSE:-./lakehouse}",
            description = "Folder of the tables and files, any Hadoop file system URI (default: $RINGRIFT_WAREHOUSE, "
                    + "else ./lakehouse).")
    private String warehouse;

    @Option(
            names = "--master",
            paramLabel = "MASTER",
            description = "Spark master (default: what spark-submit gave, else local[*]).")
    private String master;

    /** @return the warehouse as the user wrote it: a path, absolute or relative to the working directory, or a URI */
    public String warehouse() {
        return warehouse;
    }

    /** @return the Spark master: the option, else the one that spark-submit set, else all cores of this machine */
    public String master() {
        return master != null ? master : System.getProperty(SPARK_MASTER, ALL_CORES);
    }
}
