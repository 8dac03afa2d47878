package org.ringrift.jobs.cli.option;

import java.nio.file.Path;
import org.ringrift.jobs.config.NodeClasses;
import picocli.CommandLine.Option;

/** Which classes of machines there are; taken as a {@code @Mixin}. */
public final class ClusterFileOptions {
    private static final String VARIABLE = "RINGRIFT_CLUSTER";

    @Option(
            names = "--cluster-file",
            paramLabel = "FILE",
            description = "Classes of machines (default: $RINGRIFT_CLUSTER, else those of conf/cluster.yaml as it came "
                    + "with the program).")
    private Path file;

    /**
     * The classes.
     *
     * @throws org.ringrift.UserError if the file cannot be read, or a key or value is wrong
     */
    public NodeClasses classes() {
        String named = System.getenv(VARIABLE);
        if (file == null && (named == null || named.isBlank())) {
            return NodeClasses.shipped();
        }
        return NodeClasses.read(file != null ? file : Path.of(named));
    }
}
