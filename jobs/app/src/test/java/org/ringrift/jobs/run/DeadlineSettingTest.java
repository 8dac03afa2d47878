package org.ringrift.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.Checkout;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.jobs.train.TrainRequest;
import org.ringrift.jobs.train.TrainStage;
import org.ringrift.rules.GameConfig;

class DeadlineSettingTest {
    private static final String NO_TIME =
            "Cannot read spark.ringrift.task.deadline: 'soon' is no time. Give one such as"
                    + " 15min or 90s, or 0 for no deadline.";

    private final SparkSession spark = SharedSpark.session();

    @TempDir
    private Path folder;

    @AfterEach
    void unset() {
        spark.conf().unset(DeadlineSetting.NAME);
    }

    private void set(String deadline) {
        spark.conf().set(DeadlineSetting.NAME, deadline);
    }

    @Test
    void unlessSetItIsThatOfTheSettingsFile() throws IOException {
        assertThat(DeadlineSetting.of(spark)).contains(Duration.ofMinutes(15));
        Properties file = new Properties();
        try (Reader in = Files.newBufferedReader(Checkout.path("conf/spark-defaults.conf"))) {
            file.load(in);
        }
        assertThat(file).containsEntry(DeadlineSetting.NAME, DeadlineSetting.DEFAULT);
    }

    @Test
    void timesAreWrittenAsSparkDoesAndZeroMeansNone() {
        set("90s");
        assertThat(DeadlineSetting.of(spark)).contains(Duration.ofSeconds(90));
        set("0");
        assertThat(DeadlineSetting.of(spark)).isEmpty();
    }

    @Test
    void aDeadlineBeforeExecutorsHaveToldProgressIsRefused() {
        set("1s");
        assertThatThrownBy(() -> DeadlineSetting.of(spark))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot end tasks after 1s without progress: executors tell progress every 1s"
                        + " (spark.executor.heartbeatInterval). Set spark.ringrift.task.deadline to at least 2000ms, or"
                        + " to 0 for no deadline.");
    }

    @Tag("long")
    @Test
    void everyStageThatRunsTasksReadsIt() {
        Lake lake = SharedSpark.lake(folder.resolve("lake"));
        Datasets.play(lake, "square8_2p", 2, "random");
        Datasets.make(lake, "square8_2p");
        set("soon");

        assertThatThrownBy(() -> Datasets.play(lake, "square8_2p", 3, "random"))
                .isInstanceOf(UserError.class)
                .hasMessage(NO_TIME);
        assertThatThrownBy(() -> Datasets.make(lake, "square8_2p", 4))
                .isInstanceOf(UserError.class)
                .hasMessage(NO_TIME);
        TrainRequest training = TrainRequest.of(GameConfig.parse("square8_2p"), TrainRequest.LATEST);
        assertThatThrownBy(() -> StageRunner.run(Datasets.context(lake), new TrainStage(), training, "train"))
                .isInstanceOf(UserError.class)
                .hasMessage(NO_TIME);
    }
}
