package org.ringrift.jobs.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.cluster.TestCluster;

/** A master and two workers of two cores each, whose drivers tell what their tasks do. */
final class FaultyCluster implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final int CORES = 2;

    private final Path folder;
    private final TestCluster cluster;

    FaultyCluster(Path folder) {
        this.folder = folder;
        this.cluster = TestCluster.start(folder, WORKERS, CORES, 0);
    }

    /**
     * Starts a stage.
     *
     * @param name of its log and journal
     * @param work the stage
     * @param warehouse where it works
     * @param settings of Spark, {@code key=value}
     * @return the running driver
     */
    Driver run(String name, Work work, Path warehouse, String... settings) {
        Path journal = folder.resolve(name + ".journal");
        List<String> options = new ArrayList<>(List.of(
                "--conf=spark.extraListeners=" + TaskJournal.class.getName(),
                "--conf=" + TaskJournal.FILE + "=" + journal));
        Arrays.stream(settings).map(setting -> "--conf=" + setting).forEach(options::add);
        return new Driver(work.stage(), cluster.submit(name, options, work.command(warehouse)), journal);
    }

    /** The process of an executor, by the number that Spark gave it in the application that runs; empty if it has ended. */
    Optional<ProcessHandle> executor(String id) throws IOException {
        for (ProcessHandle process : cluster.executors()) {
            Path command = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            List<String> words = List.of(new String(Files.readAllBytes(command), StandardCharsets.UTF_8).split("\0"));
            int at = words.indexOf("--executor-id");
            if (at >= 0 && words.get(at + 1).equals(id)) {
                return Optional.of(process);
            }
        }
        return Optional.empty();
    }

    /** Starts a worker in place of each one that was killed. */
    void replaceWorkers() {
        cluster.replaceWorkers();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
