package org.ringrift.jobs.cli.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.launcher.SparkLauncher;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.launch.Program;
import org.ringrift.jobs.host.Host;

/** Finds, in what this process was given, what the processes of its stages are to be given. */
final class ChildProgram {
    private static final String SPARK_HOME = "SPARK_HOME";
    private static final String SUBMIT = "bin/spark-submit";

    /** The JVM flags of {@code ./ringrift}, which spark-submit does not know; a game is the same with others, and slower. */
    private static final String JVM_OPTIONS = "jvm.options";

    /** Where spark-submit takes flags from for the JVM that it starts. */
    private static final String SUBMIT_OPTIONS = "SPARK_SUBMIT_OPTS";

    /** Flags of the user for every JVM of {@code ./ringrift}. */
    private static final String JAVA_OPTIONS = "RINGRIFT_JAVA_OPTS";

    /** What says which application it is, how it was submitted, and on which ports it listens. */
    private static final List<String> OF_ONE_APPLICATION = List.of(
            "spark.app.", "spark.submit.", "spark.master", "spark.driver.port", "spark.driver.blockManager.port");

    private static final String DRIVER_MEMORY = "spark.driver.memory";

    private ChildProgram() {}

    /**
     * The program that this process runs.
     *
     * @param mainClass its main class
     * @param environment the environment of this process
     * @throws UserError if there is no spark-submit
     */
    static Program found(String mainClass, Map<String, String> environment) {
        String application = Host.jar().map(Path::toString).orElse(SparkLauncher.NO_RESOURCE);
        Path home = Stream.concat(
                        Stream.ofNullable(environment.get(SPARK_HOME))
                                .filter(text -> !text.isBlank())
                                .map(Path::of),
                        configurations(environment))
                .filter(folder -> Files.isExecutable(folder.resolve(SUBMIT)))
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot start stages in processes of their own: there is no "
                        + "spark-submit. Use ./ringrift, set SPARK_HOME to a Spark installation, or give --launcher "
                        + "embedded."));
        Map<String, String> further = new HashMap<>();
        if (environment.containsKey(SPARK_HOME)) {
            further.put("RINGRIFT_SPARK_HOME", environment.get(SPARK_HOME)); // that of conf/bin
        }
        configurations(environment)
                .map(folder -> folder.resolve(JVM_OPTIONS))
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(file -> further.put(SUBMIT_OPTIONS, options(environment, file)));
        return new Program(home, application, mainClass, further);
    }

    private static String options(Map<String, String> environment, Path file) {
        return Stream.of("\"@" + file + "\"", environment.get(JAVA_OPTIONS), environment.get(SUBMIT_OPTIONS))
                .filter(Objects::nonNull)
                .reduce((first, second) -> first + " " + second)
                .orElseThrow();
    }

    /** The folder {@code conf} of a checkout, or beside the jar, as in the image. */
    private static Stream<Path> configurations(Map<String, String> environment) {
        return Stream.concat(
                        Stream.ofNullable(environment.get("RINGRIFT_HOME")).map(Path::of),
                        Host.jar().map(Path::getParent).stream())
                .map(folder -> folder.resolve("conf"));
    }

    /**
     * Spark's settings for stages: those of this process, without what concerns it alone. The heap is that of this process unless
     * {@code spark.driver.memory} says otherwise.
     *
     * @param system system properties of this process, where spark-submit and users set Spark's
     * @param heap most bytes of this process's heap
     */
    static Map<String, String> properties(Map<String, String> system, long heap) {
        Map<String, String> properties = new TreeMap<>(system);
        properties.keySet().removeIf(name -> !name.startsWith("spark."));
        properties.keySet().removeIf(name -> OF_ONE_APPLICATION.stream().anyMatch(name::startsWith));
        properties.putIfAbsent(DRIVER_MEMORY, (heap >> 20) + "m");
        return properties;
    }
}
