package org.ringrift.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.launcher.SparkLauncher;
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
        return Host.jar().map(Path::toString).orElse(SparkLauncher.NO_RESOURCE);
    }
}
