package org.ringrift.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.Checkout;

/** The files of conf/kubernetes, as far as they can be checked without a cluster and without an image builder. */
class KubernetesFilesTest {
    private static final String CHOSEN = System.getenv("RINGRIFT_PYTHON");
    private static final String PYTHON = CHOSEN == null || CHOSEN.isBlank() ? "python3" : CHOSEN;

    /** Version of the Kubernetes schemas; every field used here is older and still there in newer ones. */
    private static final String KUBERNETES = "1.34.0";

    private static final Path ROOT = Checkout.path("");
    private static final Path FOLDER = ROOT.resolve("conf/kubernetes");

    @TempDir
    private Path folder;

    @Test
    void everyObjectFollowsItsSchemaAndNoFieldIsUnknown() throws Exception {
        assumeTrue(
                run(Map.of(), PYTHON, "-c", "import kubernetes_validate").exitCode() == 0,
                "skipped: " + PYTHON + " has no kubernetes-validate (.ci/run installs it)");
        for (Path file : files(".yaml")) {
            Outcome outcome = validate(file);
            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        }
        // The check itself: a misspelt field is found.
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(
                wrong, Files.readString(FOLDER.resolve("executor-gpu.yaml")).replace("tolerations:", "toleration:"));
        assertThat(validate(wrong).exitCode()).isNotZero();
    }

    @Test
    void theScriptsAreValidShell() throws Exception {
        List<Path> scripts = Stream.concat(files(".sh").stream(), Stream.of(ROOT.resolve("conf/spark-submit")))
                .toList();
        assertThat(scripts).hasSize(3).allMatch(Files::isExecutable);
        for (Path script : scripts) {
            Outcome outcome = run(Map.of(), "bash", "-n", script.toString());
            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        }
    }

    @Test
    void aSubmissionWithoutAnImageOrAStageIsRefusedInASentence() throws Exception {
        String submit = FOLDER.resolve("submit.sh").toString();
        Map<String, String> image = Map.of("RINGRIFT_IMAGE", "example/ringrift:cpu");
        assertThat(run(Map.of("RINGRIFT_IMAGE", ""), "bash", submit, "https://127.0.0.1:1", "selfplay"))
                .isEqualTo(new Outcome(
                        2,
                        "Cannot submit to Kubernetes: no image is named. Set RINGRIFT_IMAGE to one made from "
                                + "conf/kubernetes/Dockerfile.\n"));
        assertThat(run(image, "bash", submit, "https://127.0.0.1:1"))
                .isEqualTo(new Outcome(
                        2,
                        "Cannot submit to Kubernetes: the address of the API server and a stage are needed. Example: "
                                + submit + " https://10.0.0.1:6443 selfplay --help\n"));
        assertThat(run(image, "bash", submit, "https://127.0.0.1:1", "--conf", "a=b", "--"))
                .isEqualTo(new Outcome(
                        2,
                        "Cannot submit to Kubernetes: no stage is named after --. Example: -- selfplay --config hex8_2p"
                                + " --games 100\n"));
    }

    @Test
    void theImageHasEverythingThatTheScriptsAndTemplatesName() throws Exception {
        String recipe = Files.readString(FOLDER.resolve("Dockerfile"));
        String ignored = Files.readString(FOLDER.resolve("Dockerfile.dockerignore"));
        Matcher copies = Pattern.compile("(?m)^COPY (\\S+) (\\S+)$").matcher(recipe);
        assertThat(copies.results().map(copy -> copy.group(1)))
                .containsExactly("jobs/target/spark/jars", "conf", "jobs/target/ringrift.jar")
                .allMatch(source -> ignored.lines().anyMatch(line -> line.equals("!" + source)));

        String scripts = Files.readString(FOLDER.resolve("submit.sh")) + recipe;
        List<Path> named = Pattern.compile("/opt/ringrift/(conf/[\\w./-]+)")
                .matcher(scripts)
                .results()
                .map(place -> ROOT.resolve(place.group(1)))
                .distinct()
                .toList();
        assertThat(named).hasSize(2).allMatch(Files::isExecutable);
    }

    private Outcome validate(Path file) throws IOException, InterruptedException {
        return run(Map.of(), PYTHON, "-m", "kubernetes_validate", "--strict", "-k", KUBERNETES, file.toString());
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private record Outcome(int exitCode, String output) {}

    private Outcome run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        int exitCode;
        try {
            exitCode = builder.start().waitFor();
        } catch (IOException e) {
            return new Outcome(-1, e.getMessage()); // there is no such program
        }
        return new Outcome(exitCode, Files.readString(log, StandardCharsets.UTF_8));
    }
}
