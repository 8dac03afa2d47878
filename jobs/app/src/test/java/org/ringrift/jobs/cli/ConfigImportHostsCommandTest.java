package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.config.NodeClasses;

class ConfigImportHostsCommandTest {
    private static final String OLD = """
        elo_sync: {sync_port: 8766}
        hosts:
          lambda-1: {ssh_key: ~/.ssh/SECRET, cpus: 30, memory_gb: 200, gpu: A100, gpu_vram_gb: 40,
                     role: gpu_training_selfplay, status: ready, warp: 9}
          vast-1: {cpus: 16, memory_gb: 64, gpu: RTX 4090, gpu_vram_gb: 24, role: gpu_selfplay, status: offline}
        """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path old;
    private Path made;

    @BeforeEach
    void writeTheOldFile() throws IOException {
        old = Files.writeString(folder.resolve("distributed_hosts.yaml"), OLD);
        made = folder.resolve("new/cluster.yaml");
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void theFileIsWrittenAndTheReportSaysWhatBecameOfEachKey() {
        assertThat(run("config", "import-hosts", old.toString(), "--output", made.toString()))
                .as(err.toString())
                .isZero();

        assertThat(NodeClasses.read(made).names()).containsExactly("a100");
        assertThat(out.toString().lines())
                .contains(
                        "2 hosts, of which 1 are of 1 classes",
                        "Without a class: vast-1",
                        "Unknown, nothing was made of it:",
                        "  hosts.lambda-1.warp: no key of the old file",
                        "Secret, neither copied nor shown:",
                        "  elo_sync.sync_port: ratings are computed from the matches of the warehouse")
                .anyMatch(line -> line.startsWith("  hosts.*.ssh_key: "));
        assertThat(out + err.toString()).doesNotContain("SECRET");
    }

    @Test
    void withoutAnOutputTheFileIsPrintedAlone() throws IOException {
        assertThat(run("config", "import-hosts", old.toString())).isZero();

        Path printed = Files.writeString(folder.resolve("printed.yaml"), out.toString());
        assertThat(NodeClasses.read(printed).names()).containsExactly("a100");
        assertThat(err.toString()).contains("  hosts.lambda-1.warp: no key of the old file");
    }

    @Test
    void aFileThatIsThereIsReplacedByForceAlone() throws IOException {
        Files.createDirectories(made.getParent());
        Files.writeString(made, "mine:\n");

        assertThat(run("config", "import-hosts", old.toString(), "--output", made.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "Cannot write " + made + ": it is there already. Name another file, or give --force.");
        assertThat(made).hasContent("mine:\n");

        assertThat(run("config", "import-hosts", old.toString(), "--output", made.toString(), "--force"))
                .isZero();
        assertThat(NodeClasses.read(made).names()).containsExactly("a100");
        try (var files = Files.list(made.getParent())) {
            assertThat(files).containsExactly(made);
        }
    }

    @Test
    void programsReadTheSame() throws IOException {
        assertThat(run("config", "import-hosts", old.toString(), "--output", made.toString(), "--json"))
                .isZero();

        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("output").asText()).endsWith("new/cluster.yaml");
        assertThat(report.at("/classes/0/machine/memory_gb").asInt()).isEqualTo(180);
        assertThat(report.at("/classes/0/hosts/0").asText()).isEqualTo("lambda-1");
        assertThat(report.at("/without/0").asText()).isEqualTo("vast-1");
        assertThat(report.path("yaml").asText()).isEqualTo(Files.readString(made));
        assertThat(report.path("findings"))
                .filteredOn(finding -> finding.path("outcome").asText().equals("unknown"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("path").asText()).isEqualTo("hosts.lambda-1.warp"));
    }
}
