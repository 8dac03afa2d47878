package org.ringrift.jobs.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.deploy.SparkSubmit;
import org.ringrift.jobs.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code submit}: {@code spark-submit} of this project's Spark with its jar. The driver is this process, unless it is
 * asked to run in the cluster.
 */
@Command(
        name = "submit",
        description = "Run a stage on a cluster, as spark-submit does.",
        footer = {
            "",
            "The options before the stage are those of spark-submit; class, jar and name are added. Settings are those of",
            "conf/spark-defaults.conf, or of the folder SPARK_CONF_DIR. The driver runs in this process: its memory is",
            "RINGRIFT_HEAP.",
            "",
            "Examples:",
            "  ./ringrift submit --master spark://127.0.0.1:7077 selfplay --config hex8_2p --games 200",
            "  ./ringrift submit --master yarn --conf spark.executor.resource.gpu.amount=1 pipeline --config hex8_2p"
        })
final class SubmitCommand implements Callable<Integer> {
    /** Spark's own word for an application whose classes are on the class path already. */
    private static final String NO_JAR = "spark-internal";

    @Parameters(
            arity = "1..*",
            paramLabel = "[OPTION...] STAGE [STAGE OPTION...]",
            hideParamSyntax = true,
            description = "Options of spark-submit, then a sub-command with its options.")
    private List<String> arguments;

    @Override
    public Integer call() {
        Host.requireJava();
        SubmitLine line = SubmitLine.parse(arguments);
        // Ends the process with the exit code of the stage.
        SparkSubmit.main(
                line.sparkArguments(Main.class.getName(), application()).toArray(String[]::new));
        return 0;
    }

    private static String application() {
        try {
            String place = Path.of(Main.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
            return place.endsWith(".jar") ? place : NO_JAR;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Classes come from no place that has a path", e);
        }
    }
}
