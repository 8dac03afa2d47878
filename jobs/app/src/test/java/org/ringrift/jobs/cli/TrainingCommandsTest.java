package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.lake.Lake;

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

    private int run(String command, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of(command, "--warehouse", folder.resolve("lakehouse").toString(), "--config", "hex8_2p"));
        all.addAll(List.of(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private void restart() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    @Tag("long")
    @Test
    void gamesBecomeADatasetAndTheDatasetAModel() {
        assertThat(run("dataset", "--run-id", "d1")).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern("hex8_2p: dataset [0-9a-f]{64}\\.")
                .containsPattern(
                        "2 games used, 0 copies left out, 0 rejected; \\d+ samples to train, \\d+ to validate, 0\\.0 % of their"
                                + " policy targets from searches\\.")
                .containsPattern("2 files, \\d+\\.\\d MB\\. \\d+\\.\\d s \\(\\d+ samples/s\\)\\. Run d1\\.");
        restart();
        assertThat(run("dataset", "--json", "--run-id", "d2")).isZero();
        assertThat(out.toString().strip())
                .startsWith("{\"run_id\":\"d2\",\"dataset_id\":\"")
                .contains("\"present\":true", "\"rejections\":[]");
        restart();
        String[] training = {"--size", "tiny", "--epochs", "1", "--batch", "16", "--run-id", "t1"};
        assertThat(run("train", training)).as(err.toString()).isZero();
        assertThat(out.toString())
                .containsPattern(
                        "hex8_2p: model [0-9a-f]{64}, resnet-b2-c16 from random weights, dataset [0-9a-f]{64}\\.")
                .doesNotContain("epoch 1: loss")
                .containsPattern("Kept the weights of epoch 1\\. 1 epochs of \\d+ samples on the CPU, .*\\. Run t1\\.");
        restart();
        training[training.length - 1] = "t2";
        assertThat(run("train", training)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains(" was there already, ")
                .containsOnlyOnce("epoch 1: loss")
                .containsPattern("  epoch 1: loss \\d\\.\\d{3} \\(policy .*; validation .* s\\R");
        restart();
        assertThat(run("train", "--init", "latest", "--size", "large")).isEqualTo(Failures.USAGE);
        assertThat(err.toString()).startsWith("Cannot start a net of size large (resnet-b10-c128) from model ");
    }

    @Test
    void mistakesAreToldInOneSentence() {
        assertThat(run("dataset", "--symmetries", "13")).isEqualTo(Failures.USAGE);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot use --symmetries: it is '13', which is out of range: it takes 1 to 12 images.");
        restart();
        assertThat(run("dataset", "--games-version", "99")).isEqualTo(Failures.USAGE);
        assertThat(err.toString().strip()).startsWith("Cannot read version 99 of table games: its versions are 0 to ");
        restart();
        assertThat(run("train", "--epochs", "0")).isEqualTo(Failures.USAGE);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot use --epochs: it is '0', which is out of range: it takes 1 to 10000 epochs.");
        restart();
        assertThat(run("train", "--dataset", "nonsense")).isEqualTo(Failures.USAGE);
        assertThat(err.toString().strip())
                .startsWith("Cannot train on dataset nonsense: there is none of that identity.");
    }
}
