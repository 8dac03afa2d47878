package org.ringrift.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.Checkout;

/** The script for machines with a GPU, on one without. */
class GpuCheckTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsMissingIsSaidAtOnceAndNothingIsWritten() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", Checkout.path("conf/gpu-check").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("RAPIDS_JAR", "PYTORCH_LIBRARY_PATH"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said)
                .contains("Missing: RAPIDS. Set RAPIDS_JAR to rapids-4-spark_2.13-26.08.1-cuda12.jar, or -cuda13.")
                .contains("Missing: a PyTorch with CUDA. Set PYTORCH_LIBRARY_PATH");
        assertThat(folder).isEmptyDirectory();
    }
}
