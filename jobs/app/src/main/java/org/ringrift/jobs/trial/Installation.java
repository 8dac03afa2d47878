package org.ringrift.jobs.trial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ringrift.UserError;
import org.ringrift.jobs.host.Host;

/**
 * Where the programs of a cluster are.
 *
 * @param java the program {@code java}
 * @param sparkHome the folder that holds Spark's {@code jars}
 * @param jvmOptions file of JVM flags, as {@code java @file} takes it
 * @param gpuDiscovery script that tells a worker its GPUs
 */
public record Installation(Path java, Path sparkHome, Path jvmOptions, Path gpuDiscovery) {
    /** Environment variable with the folder of this project, set by {@code ./ringrift}. */
    public static final String HOME = "RINGRIFT_HOME";

    /** A master and a worker hold lists of a few executors. */
    private static final String DAEMON_HEAP = "-Xmx512m";

    /** They live for a few jobs: the first compiler alone starts them in half the time. */
    private static final List<String> DAEMON_FLAGS =
            List.of(DAEMON_HEAP, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /**
     * The installation that {@code ./ringrift} has built.
     *
     * @throws UserError if the process was not started by it
     */
    public static Installation found() {
        String home = System.getenv(HOME);
        if (home == null || home.isBlank()) {
            throw new UserError("Cannot find Spark: " + HOME + " is not set. Use ./ringrift, which sets it.");
        }
        return at(Path.of(home), Path.of(home, "jobs", "target", "spark"));
    }

    /**
     * An installation with another Spark than the built one.
     *
     * @param home the folder of this project
     * @param sparkHome the folder that holds Spark's {@code jars}
     * @throws UserError if no jars are there
     */
    public static Installation at(Path home, Path sparkHome) {
        if (!Files.isDirectory(sparkHome.resolve("jars"))) {
            throw new UserError("Cannot find Spark: there is no folder " + sparkHome.resolve("jars")
                    + ". Build it with mvn -DskipTests package.");
        }
        return new Installation(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                sparkHome,
                home.resolve("conf").resolve("jvm.options"),
                home.resolve("conf").resolve("gpu-discovery.sh"));
    }

    /** The command of one of Spark's own processes. */
    List<String> daemon(Map<String, String> settings, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("@" + jvmOptions);
        command.addAll(DAEMON_FLAGS);
        Host.agentFlag().ifPresent(command::add);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", sparkHome.resolve("jars").resolve("*").toString(), mainClass));
        command.addAll(arguments);
        return command;
    }
}
