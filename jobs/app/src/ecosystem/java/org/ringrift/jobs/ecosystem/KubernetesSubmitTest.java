package org.ringrift.jobs.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark itself asks of a Kubernetes cluster, given the templates and the script of conf/kubernetes. */
class KubernetesSubmitTest {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private RecordingApiServer cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = new RecordingApiServer();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void theDriverPodIsThatOfTheTemplateAndCarriesTheCommand() throws Exception {
        JsonNode pod = submit(Map.of("CORES", "8"));
        assertThat(pod.at("/metadata/namespace").asText()).isEqualTo("ringrift");
        assertThat(pod.at("/metadata/labels/app.kubernetes.io~1component").asText())
                .isEqualTo("driver");
        assertThat(pod.at("/spec/serviceAccountName").asText()).isEqualTo("ringrift-driver");
        assertThat(pod.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
        JsonNode container = pod.at("/spec/containers/0");
        assertThat(container.at("/image").asText()).isEqualTo("example/ringrift:cpu");
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/args").toString())
                .contains("\"driver\"", "org.ringrift.jobs.cli.Main", "local:///opt/ringrift/ringrift.jar", "selfplay");
        assertThat(container.at("/resources/limits").has("nvidia.com/gpu")).isFalse();
        assertThat(mounts(container)).contains("/lakehouse", "/tmp");
        assertThat(container.at("/env").toString()).contains("RINGRIFT_WAREHOUSE");
    }

    @Test
    void anExecutorAsksForTheGpusThatItsTasksShare() throws Exception {
        submit(Map.of("CORES", "4", "GPUS", "1"));
        Path settings = Files.writeString(
                folder.resolve("spark.properties"),
                storedSettings().at("/data/spark.properties").asText());
        assertThat(settings).content().contains("spark.task.resource.gpu.amount=0.25");

        // What the driver pod would do: it submits with the stored settings, and asks for its executors.
        List<String> driver = new ArrayList<>(List.of(
                "--master", "k8s://" + cluster.url(), "--deploy-mode", "client", "--properties-file", "" + settings));
        driver.addAll(Submission.settings(
                // Where this differs from the pod: the addresses, and the paths of jar and template.
                "spark.driver.host=127.0.0.1",
                "spark.driver.bindAddress=127.0.0.1",
                "spark.kubernetes.submitInDriver=false",
                "spark.jars=" + Submission.JAR,
                "spark.kubernetes.executor.podTemplateFile="
                        + Submission.ROOT.resolve("conf/kubernetes/executor-gpu.yaml")));
        driver.addAll(List.of("--class", "org.ringrift.jobs.cli.Main", "" + Submission.JAR));
        driver.addAll(List.of("selfplay", "--config", "hex8_2p", "--games", "4", "--players", "random"));
        driver.addAll(List.of("--warehouse", folder.resolve("lake").toString(), "--verbose"));
        Path log = folder.resolve("driver.log");
        Process process = Submission.start("conf/spark-submit", Map.of(), log, driver);
        try {
            JsonNode pod = cluster.pod(PATIENCE_SECONDS);
            assertThat(pod).as(Files.readString(log)).isNotNull();
            JsonNode container = pod.at("/spec/containers/0");
            assertThat(container.at("/args").toString()).isEqualTo("[\"executor\"]");
            assertThat(container.at("/resources/limits/nvidia.com~1gpu").asText())
                    .isEqualTo("1");
            assertThat(container.at("/resources/requests/cpu").asText()).isEqualTo("4");
            assertThat(pod.at("/spec/serviceAccountName").asText()).isEqualTo("ringrift-executor");
            assertThat(pod.at("/spec/tolerations").toString()).contains("nvidia.com/gpu");
            assertThat(mounts(container)).contains("/lakehouse", "/tmp");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Submits self-play to the cluster; returns the driver pod that Spark asked for. */
    private JsonNode submit(Map<String, String> variables) throws Exception {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("RINGRIFT_IMAGE", "example/ringrift:cpu");
        List<String> arguments = new ArrayList<>(List.of(cluster.url()));
        arguments.addAll(Submission.settings("spark.kubernetes.submission.waitAppCompletion=false"));
        arguments.addAll(List.of("--", "selfplay", "--config", "hex8_2p", "--games", "4", "--seed", "1"));
        Submission submission =
                Submission.run("conf/kubernetes/submit.sh", environment, folder.resolve("submit.log"), arguments);
        assertThat(submission.exitCode()).as(submission.output()).isZero();
        return cluster.pod(0);
    }

    private JsonNode storedSettings() throws InterruptedException {
        JsonNode map = cluster.configMap(0);
        while (map != null && !map.at("/data").has("spark.properties")) {
            map = cluster.configMap(0);
        }
        assertThat(map).as("config map with the settings").isNotNull();
        return map;
    }

    private static List<String> mounts(JsonNode container) {
        return container.at("/volumeMounts").findValuesAsText("mountPath");
    }
}
