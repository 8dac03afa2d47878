package org.ringrift.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ringrift.jobs.Checkout;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.trial.ClusterProcess;
import org.ringrift.jobs.trial.ClusterRequest;
import org.ringrift.jobs.trial.ClusterStatus;
import org.ringrift.jobs.trial.Installation;
import org.ringrift.jobs.trial.TrialCluster;

/**
 * A real standalone cluster for tests, started by the code of {@code ringrift cluster}, whose Spark is the class path of
 * the tests. Closing it ends its processes, and the submissions that still run.
 */
public final class TestCluster implements AutoCloseable {
    /** Short-lived executors are quicker with the first compiler alone; the rest is that of conf/spark-defaults.conf. */
    private static final String EXECUTOR_FLAGS =
            "spark.executor.extraJavaOptions=-Dai.djl.offline=true -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path folder;
    private final TrialCluster cluster;
    private ClusterStatus status;
    private final List<Process> submissions = new ArrayList<>();

    private TestCluster(Path folder, TrialCluster cluster, ClusterStatus status) {
        this.folder = folder;
        this.cluster = cluster;
        this.status = status;
    }

    /**
     * Starts a cluster on free ports.
     *
     * @param folder for its state and logs, usually below a {@code @TempDir}
     * @param workers worker processes
     * @param cores cores of each
     * @param gpus GPU addresses of each
     * @return the cluster, all its workers registered
     */
    public static TestCluster start(Path folder, int workers, int cores, int gpus) {
        TrialCluster cluster = new TrialCluster(Installation.at(Checkout.path(""), sparkHome(folder)), folder);
        return new TestCluster(folder, cluster, cluster.start(new ClusterRequest(workers, cores, "1g", gpus, 0, 0)));
    }

    /**
     * A Spark home whose one jar names all that is on the class path of the tests: our classes too, which are in no jar
     * while tests run.
     */
    private static Path sparkHome(Path folder) {
        String places = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(place -> Path.of(place).toUri().toString())
                .collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, places);
        try {
            Path jars = Files.createDirectories(folder.resolve("spark").resolve("jars"));
            new JarOutputStream(Files.newOutputStream(jars.resolve("tests.jar")), manifest).close();
            return jars.getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A driver in a process of its own. */
    public record Submission(Process process, Path log) {}

    /**
     * Runs a stage by spark-submit in a process of its own, with the settings of conf/spark-defaults.conf.
     *
     * @param name of its log
     * @param options of spark-submit
     * @param stage sub-command and its options
     * @return the running driver
     */
    public Submission submit(String name, List<String> options, List<String> stage) {
        List<String> line = new ArrayList<>(List.of("submit", "--master", status.master()));
        line.addAll(List.of(
                "--properties-file", Checkout.path("conf/spark-defaults.conf").toString()));
        line.addAll(List.of("--executor-memory", "1g", "--conf", EXECUTOR_FLAGS));
        for (String setting : List.of(
                "spark.ui.enabled=false",
                "spark.sql.shuffle.partitions=2",
                "spark.databricks.delta.snapshotPartitions=1",
                // Queries over a few rows: compiling them would take most of the time.
                "spark.sql.codegen.wholeStage=false",
                "spark.sql.codegen.factoryMode=NO_CODEGEN")) {
            line.addAll(List.of("--conf", setting));
        }
        line.addAll(options);
        line.addAll(stage);
        Path log = folder.resolve(name + ".log");
        try {
            Process process = ChildJvm.start(Main.class, log, line.toArray(String[]::new));
            submissions.add(process);
            return new Submission(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commands of this cluster. */
    public TrialCluster commands() {
        return cluster;
    }

    /** The processes that were started last for each role, the master first. */
    public List<ClusterProcess> processes() {
        return status.processes();
    }

    /** The workers that run now. */
    public List<ProcessHandle> workers() {
        return status.processes().stream()
                .filter(process -> process.role().startsWith("worker"))
                .flatMap(process -> process.handle().stream())
                .toList();
    }

    /** The executors that run now. */
    public List<ProcessHandle> executors() {
        return workers().stream()
                .flatMap(ProcessHandle::descendants)
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /**
     * Ends a process at once, as a machine does that loses its power.
     *
     * @return whether it had run until then
     */
    public static boolean kill(ProcessHandle process) {
        boolean alive = process.isAlive();
        process.destroyForcibly();
        process.onExit().join();
        return alive;
    }

    /** Starts a worker in place of each one that was killed. */
    public void replaceWorkers() {
        status = cluster.replaceWorkers();
    }

    @Override
    public void close() {
        submissions.forEach(Process::destroyForcibly);
        cluster.stop();
    }
}
