package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.lake.Lake;
import picocli.CommandLine;

/** The commands {@code dataset} and {@code train} as a user meets them. */
class TrainingCommandsTest {
    @TempDir
    private static Path folder;

    private static Lake lake;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void play() {
        lake = SharedSpark.lake(folder.resolve("lakehouse"));
        Datasets.play(lake, "hex8_2p", 2, "random");
    }

    private int run(Callable<Integer> command, String... arguments) {
        CommandLine line = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setParameterExceptionHandler(Failures::onParameters)
                .setExecutionExceptionHandler(Failures::onExecution);
        List<String> all = new ArrayList<>(
                List.of("--warehouse", folder.resolve("lakehouse").toString()));
        all.addAll(List.of("--config", "hex8_2p"));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }

    private void restart() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    @Test
    void gamesBecomeADatasetAndTheDatasetAModel() {
        String version = Long.toString(lake.games().version());
        assertThat(run(new DatasetCommand(), "--run-id", "d1"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("Reading version " + version + " of games, the newest; give --games-version " + version)
                .containsPattern("hex8_2p: dataset [0-9a-f]{64}\\.")
                .containsPattern(
                        "2 games used, 0 copies left out, 0 rejected; \\d+ samples to train, \\d+ to validate, 0\\.0 % of their"
                                + " policy targets from searches\\.")
                .containsPattern("2 files, \\d+\\.\\d MB\\. \\d+\\.\\d s \\(\\d+ samples/s\\)\\. Run d1\\.");
        restart();
        assertThat(run(new DatasetCommand(), "--json", "--run-id", "d2")).isZero();
        assertThat(out.toString().strip())
                .startsWith("{\"run_id\":\"d2\",\"dataset_id\":\"")
                .contains("\"present\":true", "\"rejections\":[]");
        restart();
        String[] training = {"--size", "tiny", "--epochs", "1", "--batch", "16", "--run-id", "t1"};
        assertThat(run(new TrainCommand(), training)).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern(
                        "hex8_2p: model [0-9a-f]{64}, resnet-b2-c16 from random weights, dataset [0-9a-f]{64}\\.")
                .doesNotContain("epoch 1: loss")
                .containsPattern("Kept the weights of epoch 1\\. 1 epochs of \\d+ samples on the CPU, .*\\. Run t1\\.");
        restart();
        assertThat(run(new TrainCommand(), training)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains(" was there already, ")
                .containsOnlyOnce("epoch 1: loss")
                .containsPattern("  epoch 1: loss \\d\\.\\d{3} \\(policy .*; validation .* s\\R");
        restart();
        assertThat(run(new TrainCommand(), "--init", "latest", "--size", "large"))
                .isEqualTo(Failures.USAGE);
        assertThat(err.toString()).startsWith("Cannot start a net of size large (resnet-b10-c128) from model ");
    }

    @Test
    void mistakesAreToldInOneSentence() {
        assertThat(run(new DatasetCommand(), "--symmetries", "13")).isEqualTo(Failures.USAGE);
        assertThat(err.toString().strip()).isEqualTo("Cannot make 13 images of a sample: hex8 has 12 symmetries.");
        restart();
        assertThat(run(new DatasetCommand(), "--games-version", "99")).isEqualTo(Failures.USAGE);
        assertThat(err.toString().strip()).startsWith("Cannot read version 99 of table games: its versions are 0 to ");
        restart();
        assertThat(run(new TrainCommand(), "--epochs", "0")).isEqualTo(Failures.USAGE);
        assertThat(err.toString().strip()).isEqualTo("Cannot train for 0 epochs: the range is 1 to 10000.");
        restart();
        assertThat(run(new TrainCommand(), "--dataset", "nonsense")).isEqualTo(Failures.USAGE);
        assertThat(err.toString().strip())
                .startsWith("Cannot train on dataset nonsense: there is none of that identity.");
    }
}
