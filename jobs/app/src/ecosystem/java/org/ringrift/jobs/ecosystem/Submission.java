package org.ringrift.jobs.ecosystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A script of {@code conf} that submits the packed jar, in a process of its own.
 *
 * @param exitCode of the process
 * @param output everything that it printed
 */
record Submission(int exitCode, String output) {
    /** Nothing here takes a fifth of it on a machine without other work; a hung submission ends the check instead of holding it up. */
    private static final long PATIENCE_MINUTES = 60;

    /** Root of the repository. */
    static final Path ROOT = Path.of(required("ringrift.root"));
    /** The packed jar. */
    static final Path JAR = Path.of(required("ringrift.jar"));
    /** Spark's jars, those for YARN and Kubernetes among them. */
    static final Path SPARK_JARS = Path.of(required("ringrift.spark.home"), "jars");

    /**
     * Runs a script to its end.
     *
     * @param script the script, such as {@code conf/spark-submit}
     * @param environment variables beside those of this process
     * @param log file for what it prints
     * @param arguments its arguments
     * @return how it ended
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    static Submission run(String script, Map<String, String> environment, Path log, List<String> arguments)
            throws IOException, InterruptedException {
        Process process = start(script, environment, log, arguments);
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(
                        script + " did not end within " + PATIENCE_MINUTES + " minutes: " + Files.readString(log));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Submission(process.exitValue(), Files.readString(log));
    }

    /** Starts a script; parameters as for {@link #run}. */
    static Process start(String script, Map<String, String> environment, Path log, List<String> arguments)
            throws IOException {
        List<String> line = new ArrayList<>(List.of("bash", ROOT.resolve(script).toString()));
        line.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SPARK_HOME", SPARK_JARS.getParent().toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Settings of Spark as arguments: {@code --conf key=value} for each {@code key=value}. */
    static List<String> settings(String... settings) {
        return Arrays.stream(settings)
                .flatMap(setting -> List.of("--conf", setting).stream())
                .toList();
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("Cannot submit: the property " + property
                    + " is missing. Run mvn -B verify -Pecosystem, which sets it.");
        }
        return value;
    }
}
