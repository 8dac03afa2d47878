package org.ringrift.jobs;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a main class of the tests' class path in a process of its own, with the flags of this one. */
public final class ChildJvm {
    /** Flags for Spark in a process that runs a few queries over a few rows: compiling them would take most of its time. */
    public static final List<String> SMALL_QUERIES = List.of(
            "-Dspark.sql.shuffle.partitions=1",
            "-Dspark.sql.codegen.wholeStage=false",
            "-Dspark.sql.codegen.factoryMode=NO_CODEGEN");

    private ChildJvm() {}

    /**
     * Starts a process, which has Spark's settings for {@link #SMALL_QUERIES small queries}.
     *
     * @param main class with a main method
     * @param log file for its output and errors
     * @param arguments its arguments
     * @return the running process
     * @throws IOException if it cannot be started
     */
    public static Process start(Class<?> main, Path log, String... arguments) throws IOException {
        return builder(List.of(), SMALL_QUERIES, main, log, arguments).start();
    }

    /**
     * A process that is not started yet, for one whose surroundings differ.
     *
     * @param launcher a program that runs the rest of its command line, with its options; may be empty
     * @param flags JVM flags that come after those of this process
     * @param main class with a main method
     * @param log file for its output and errors
     * @param arguments its arguments
     * @return the process to be started
     */
    public static ProcessBuilder builder(
            List<String> launcher, List<String> flags, Class<?> main, Path log, String... arguments) {
        return builder(launcher, flags, System.getProperty("java.class.path"), main, log, arguments);
    }

    /**
     * As {@link #start}, with a class loader of its own for the class path, as spark-submit has for a jar.
     *
     * @param main class with a main method
     * @param log file for its output and errors
     * @param arguments its arguments
     * @return the running process
     * @throws IOException if it cannot be started
     */
    public static Process startBehindLoader(Class<?> main, Path log, String... arguments) throws IOException {
        String tests = Path.of(BehindLoader.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        List<String> all = new ArrayList<>(List.of(main.getName()));
        all.addAll(List.of(arguments));
        List<String> flags = new ArrayList<>(SMALL_QUERIES);
        flags.add("-D" + BehindLoader.CLASS_PATH + "=" + System.getProperty("java.class.path"));
        return builder(List.of(), flags, tests, BehindLoader.class, log, all.toArray(String[]::new))
                .start();
    }

    private static ProcessBuilder builder(
            List<String> launcher, List<String> flags, String classPath, Class<?> main, Path log, String... arguments) {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent"))
                .forEach(command::add);
        String logging = System.getProperty("log4j2.configurationFile");
        if (logging != null) {
            command.add("-Dlog4j2.configurationFile=" + logging);
        }
        // A short-lived process is quicker with the first compiler alone.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        File output = log.toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
    }
}
