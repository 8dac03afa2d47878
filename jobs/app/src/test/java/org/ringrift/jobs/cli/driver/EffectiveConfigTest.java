package org.ringrift.jobs.cli.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.cli.config.OptionFile;
import org.ringrift.jobs.cli.driver.EffectiveConfig.Entry;
import org.ringrift.jobs.config.ConfigSections;
import picocli.CommandLine;

class EffectiveConfigTest {
    @TempDir
    private Path folder;

    private static EffectiveConfig config(CommandLine top, Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("driver"));
        all.addAll(List.of(arguments));
        top.parseArgs(all.toArray(String[]::new));
        return EffectiveConfig.of(top.getSubcommands().get("driver"), DriverEnvironment.of(environment), environment);
    }

    private static EffectiveConfig config(Map<String, String> environment, String... arguments) {
        return config(Main.commandLine(), environment, arguments);
    }

    private static Entry entry(EffectiveConfig config, String name) {
        return config.settings().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachValueSaysWhereItComesFrom() throws IOException {
        Path file = folder.resolve("my.yaml");
        Files.writeString(file, "driver:\n  term: 20\n  cpu-slots: 3\nall:\n  warehouse: /data\n");
        CommandLine top = Main.commandLine();
        OptionFile.apply(ConfigSections.read(file), top);
        EffectiveConfig config = config(
                top,
                Map.of("RINGRIFT_LOGS", "./logs", "RINGRIFT_WAREHOUSE", "/other", "RINGRIFT_IS_COORDINATOR", "0"),
                "--config-file",
                file.toString(),
                "--cpu-slots",
                "5",
                "--configs=hex8_2p,hex8_3p");
        assertThat(entry(config, "cpu-slots")).isEqualTo(new Entry("cpu-slots", "5", "command line"));
        assertThat(entry(config, "configs")).isEqualTo(new Entry("configs", "hex8_2p,hex8_3p", "command line"));
        assertThat(entry(config, "term")).isEqualTo(new Entry("term", "20", "file " + file));
        assertThat(entry(config, "warehouse")).isEqualTo(new Entry("warehouse", "/data", "file " + file));
        assertThat(entry(config, "logs").origin()).isEqualTo("environment RINGRIFT_LOGS");
        assertThat(entry(config, "launcher")).isEqualTo(new Entry("launcher", "embedded", "default"));
        assertThat(entry(config, "for")).isEqualTo(new Entry("for", null, "default"));
        assertThat(entry(config, "RINGRIFT_IS_COORDINATOR"))
                .isEqualTo(new Entry("RINGRIFT_IS_COORDINATOR", "false", "environment"));
        assertThat(entry(config, "RINGRIFT_EXTRACTED_LOOPS"))
                .isEqualTo(new Entry("RINGRIFT_EXTRACTED_LOOPS", "true", "default"));
        assertThat(config.settings()).extracting(Entry::name).doesNotContain("print-config", "json", "help");
    }

    @Test
    void theHashIsOfTheValuesAndNotOfTheirOriginOrTheDriversName() {
        String plain = config(Map.of()).sha256();
        assertThat(config(Map.of("RINGRIFT_NODE_ID", "standby", "RINGRIFT_IS_COORDINATOR", "1"), "--term", "30")
                        .sha256())
                .isEqualTo(plain);
        assertThat(config(Map.of("RINGRIFT_ADVERTISE_HOST", "a", "RINGRIFT_RAFT_STORAGE", "/votes"))
                        .sha256())
                .isEqualTo(plain);
        assertThat(config(Map.of("RINGRIFT_RAFT_PEERS", "a:1,b:1,c:1")).sha256())
                .isNotEqualTo(plain);
        assertThat(config(Map.of(), "--term", "31").sha256()).isNotEqualTo(plain);
        assertThat(config(Map.of("RINGRIFT_EXTRACTED_LOOPS", "0")).sha256()).isNotEqualTo(plain);
    }

    @Test
    void secretsAmongTheFlagsAreHidden() {
        EffectiveConfig config =
                config(Map.of("RINGRIFT_JAVA_OPTS", "-Dspark.hadoop.fs.s3a.secret.key=abc -Xss4m -Dtoken=t -Da=b"));
        assertThat(entry(config, "RINGRIFT_JAVA_OPTS").value())
                .isEqualTo("-Dspark.hadoop.fs.s3a.secret.key=(hidden) -Xss4m -Dtoken=(hidden) -Da=b");
    }

    @Test
    void itIsPrintedAndNothingStarted() throws IOException {
        StringWriter out = new StringWriter();
        CommandLine top = Main.commandLine().setOut(new PrintWriter(out));
        assertThat(top.execute("driver", "--print-config", "--term", "20", "--warehouse", folder + "/none"))
                .isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches(" term +\\| 20 +\\| command line"))
                .anyMatch(line -> line.matches("sha256 [0-9a-f]{64}"));
        out.getBuffer().setLength(0);
        assertThat(top.execute("driver", "--print-config", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).path("settings").findValuesAsText("name"))
                .contains("configs", "port", "RINGRIFT_NODE_ID");
        assertThat(folder).isEmptyDirectory();
    }
}
