package org.ringrift.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.Checkout;

class FactsReaderTest {
    @TempDir
    private Path folder;

    @Test
    void thisMachineIsReadAsItIs() {
        Facts facts = new FactsReader(Map.of("PATH", folder.toString())).read();
        assertThat(facts.processor().cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(facts.memory().megabytes()).isGreaterThan(facts.memory().availableMegabytes());
        assertThat(facts.memory().availableMegabytes()).isPositive();
        assertThat(facts.java().version()).isEqualTo(Runtime.version().feature());
        assertThat(facts.temporary().trouble()).isEmpty();
        assertThat(facts.natives().executable()).isTrue();
        assertThat(facts.onnxRuntime())
                .isEqualTo(new Facts.Library(facts.onnxRuntime().version(), "", false));
        assertThat(facts.onnxRuntime().version()).startsWith("1.");
        assertThat(facts.pyTorch().version()).startsWith("2.");
        assertThat(facts.gpus().trouble()).isEqualTo("nvidia-smi is not installed");
        assertThat(facts.spark().version()).startsWith("4.0");
        assertThat(facts.spark().home()).isEmpty();
        assertThat(facts.spark().rapids()).isFalse();
    }

    @Test
    void gpusAreWhatTheDriverAndTheDiscoveryScriptSay() throws IOException {
        program(
                "case $1 in *name*) printf '0, NVIDIA H200, 143771 MiB, 570.86\\n1, NVIDIA H200, 143771 MiB, 570.86\\n' ;;"
                        + " *) printf '0\\n1\\n' ;; esac");
        Map<String, String> environment = Map.of(
                "PATH",
                folder + ":/usr/bin:/bin",
                "RINGRIFT_HOME",
                Checkout.path("").toString());
        assertThat(new GpuReader(environment).read())
                .isEqualTo(new Facts.Gpus(
                        List.of("0, NVIDIA H200, 143771 MiB, 570.86", "1, NVIDIA H200, 143771 MiB, 570.86"),
                        List.of("0", "1"),
                        ""));
    }

    @Test
    void aDriverThatFailsIsQuoted() throws IOException {
        program("echo 'NVIDIA-SMI has failed because it could not talk to the driver.'; exit 9");
        assertThat(new GpuReader(Map.of("PATH", folder + ":/usr/bin:/bin")).read())
                .isEqualTo(new Facts.Gpus(
                        List.of(),
                        List.of(),
                        "nvidia-smi says NVIDIA-SMI has failed because it could not talk to the driver."));
    }

    @Test
    void aFolderThatCannotBeUsedSaysWhy() {
        assertThat(FactsReader.folder(() -> folder).executable()).isTrue();
        Path missing = folder.resolve("missing");
        assertThat(FactsReader.folder(() -> missing).trouble())
                .isEqualTo(missing + " cannot be written (NoSuchFileException)");
        Facts.Folder refused = FactsReader.folder(() -> {
            throw new UserError("Cannot unpack native libraries into /x.");
        });
        assertThat(refused).isEqualTo(new Facts.Folder("", "Cannot unpack native libraries into /x.", false, 0));
    }

    @Test
    void availableMemoryIsLinuxsOwnFigure() {
        assertThat(MemoryReader.available(List.of("MemTotal: 100 kB", "MemAvailable:   2048 kB")))
                .hasValue(2048 * 1024);
        assertThat(MemoryReader.available(List.of("MemTotal: 100 kB"))).isEmpty();
    }

    private void program(String body) throws IOException {
        Path file = folder.resolve("nvidia-smi");
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
