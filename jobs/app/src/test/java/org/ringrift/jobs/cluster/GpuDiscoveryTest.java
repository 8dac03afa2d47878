package org.ringrift.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.Checkout;

/** The script with which workers find their GPUs, alone with the programs that it is given. */
class GpuDiscoveryTest {
    private static final String BASH = "/bin/bash";

    @TempDir
    private Path programs;

    @Test
    void statedAddressesAreGivenAsTheyAre() throws IOException, InterruptedException {
        assertThat(run(Map.of("RINGRIFT_GPU_ADDRESSES", "3,5")))
                .isEqualTo(new Result(0, "{\"name\": \"gpu\", \"addresses\": [\"3\", \"5\"]}\n"));
    }

    @Test
    void nvidiaSmiIsAskedForIndices() throws IOException, InterruptedException {
        driver("[ \"$*\" = '--query-gpu=index --format=csv,noheader' ] && printf '0\\n1\\n'");

        assertThat(run(Map.of())).isEqualTo(new Result(0, "{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\"]}\n"));
    }

    @Test
    void visibleDevicesAreNumberedAsCudaDoes() throws IOException, InterruptedException {
        driver("printf '0\\n1\\n2\\n3\\n'");

        assertThat(run(Map.of("CUDA_VISIBLE_DEVICES", "2,3")))
                .isEqualTo(new Result(0, "{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\"]}\n"));
    }

    @Test
    void aMachineWithoutGpusIsAMistakeAndNotAnEmptyList() throws IOException, InterruptedException {
        assertThat(run(Map.of()).code()).isEqualTo(1);
        assertThat(run(Map.of()).said()).startsWith("Cannot find GPUs: nvidia-smi is not installed on ");
        driver("true");
        assertThat(run(Map.of()).code()).isEqualTo(1);
        assertThat(run(Map.of()).said()).startsWith("Cannot find GPUs: nvidia-smi lists none on ");
        driver("exit 9");
        assertThat(run(Map.of()).code()).isEqualTo(9);
    }

    private void driver(String body) throws IOException {
        Path file = programs.resolve("nvidia-smi");
        Files.writeString(file, "#!" + BASH + "\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private record Result(int code, String said) {}

    private Result run(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(BASH, Checkout.path("conf/gpu-discovery.sh").toString()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", programs.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said);
    }
}
