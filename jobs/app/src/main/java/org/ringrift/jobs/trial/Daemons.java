package org.ringrift.jobs.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts Spark's own processes.
 *
 * @param installation programs to run
 * @param folder of the cluster
 */
record Daemons(Installation installation, Path folder) {
    private static final String MASTER = "org.apache.spark.deploy.master.Master";
    private static final String WORKER = "org.apache.spark.deploy.worker.Worker";

    ClusterProcess master(int port, int uiPort) throws IOException {
        // A port in use is a mistake to be told, not a reason to listen somewhere else.
        Map<String, String> settings = Map.of("spark.port.maxRetries", "0", "spark.master.rest.enabled", "false");
        return start(
                "master",
                TrialCluster.HOST,
                settings,
                MASTER,
                List.of("--host", TrialCluster.HOST, "--port", "" + port, "--webui-port", "" + uiPort),
                List.of());
    }

    ClusterProcess worker(int index, String master, ClusterRequest request) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        // Working folders of applications hold a copy of the jar each.
        settings.put("spark.worker.cleanup.enabled", "true");
        settings.put("spark.worker.cleanup.appDataTtl", "86400");
        if (request.gpus() > 0) {
            settings.put("spark.worker.resource.gpu.amount", "" + request.gpus());
            settings.put(
                    "spark.worker.resource.gpu.discoveryScript",
                    installation.gpuDiscovery().toString());
        }
        Path work = folder.resolve("work").resolve("worker-" + (index + 1));
        List<String> arguments = List.of(
                "--host",
                request.host(index),
                "--port",
                "0",
                "--webui-port",
                "0",
                "--cores",
                "" + request.cores(),
                "--memory",
                request.memory(),
                "--work-dir",
                work.toString(),
                master);
        String role = "worker " + (index + 1);
        return start(role, request.host(index), settings, WORKER, arguments, request.addresses(index));
    }

    private ClusterProcess start(
            String role,
            String host,
            Map<String, String> settings,
            String mainClass,
            List<String> arguments,
            List<String> gpus)
            throws IOException {
        Path log = folder.resolve(role.replace(' ', '-') + ".log");
        ProcessBuilder builder = new ProcessBuilder(installation.daemon(settings, mainClass, arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        // What the user's own Spark is told is not meant for this one.
        environment.keySet().removeIf(name -> name.startsWith("SPARK_"));
        environment.put("SPARK_HOME", installation.sparkHome().toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_LOCAL_IP", host);
        if (!gpus.isEmpty()) {
            environment.put("RINGRIFT_GPU_ADDRESSES", String.join(",", gpus));
        }
        return ClusterProcess.of(role, builder.start(), log.toString(), gpus);
    }

    /** The last line of a log that says what went wrong, else its last line. */
    static String lastError(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> said = lines.filter(line -> !line.isBlank()).toList();
            return said.stream()
                    .filter(line -> line.contains("Exception") || line.contains("Cannot"))
                    .reduce((first, second) -> second)
                    .or(() -> said.stream().reduce((first, second) -> second))
                    .map(String::strip)
                    .orElse("nothing");
        }
    }
}
