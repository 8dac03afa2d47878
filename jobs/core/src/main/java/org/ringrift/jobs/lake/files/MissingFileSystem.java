package org.ringrift.jobs.lake.files;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.util.VersionInfo;

/**
 * A file system of Hadoop whose jars are not on the class path.
 *
 * @param why what is missing
 * @param remedy what to add
 */
record MissingFileSystem(String why, String remedy) {
    /**
     * @param mark a part of Hadoop's message that belongs to this one alone
     * @param scheme of its addresses
     * @param jars that hold it
     */
    private record Connector(String mark, String scheme, String jars) {}

    private static final String HADOOP = VersionInfo.getVersion();

    /** The AWS bundle is the one that this Hadoop was built with. */
    private static final List<Connector> CONNECTORS = List.of(
            new Connector(
                    "s3a.S3AFileSystem",
                    "s3a",
                    "org.apache.hadoop:hadoop-aws:" + HADOOP + " and software.amazon.awssdk:bundle:2.24.6"),
            new Connector("azurebfs.", "abfs", "org.apache.hadoop:hadoop-azure:" + HADOOP + " with its dependencies"),
            new Connector(
                    "scheme \"gs\"", "gs", "com.google.cloud.bigdataoss:gcs-connector for Hadoop 3, the shaded jar"));

    /** What Hadoop's message on a missing class or an unknown scheme means; empty for a scheme that is none of ours. */
    static Optional<MissingFileSystem> of(String message) {
        if (message.contains("scheme \"s3\"") || message.contains("scheme \"s3n\"")) {
            return Optional.of(new MissingFileSystem(
                    "Hadoop has no file system for this address any more", "Write s3a:// instead."));
        }
        return CONNECTORS.stream()
                .filter(connector -> message.contains(connector.mark()))
                .findFirst()
                .map(connector -> new MissingFileSystem(
                        "the jars for " + connector.scheme() + ": addresses are not on the class path",
                        "Put " + connector.jars() + " into the folder jars of Spark (jobs/target/spark/jars for"
                                + " ./ringrift), or name them with submit --packages or --jars."));
    }
}
