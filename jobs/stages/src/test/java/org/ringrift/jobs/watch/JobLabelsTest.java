package org.ringrift.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.lake.Lake;

class JobLabelsTest {
    private final SparkContext spark = SharedSpark.session().sparkContext();

    @TempDir
    private Path folder;

    @Test
    void aJobHasTheDescriptionAndTheStepOfTheWorkThatStartsIt() {
        try (SeenJobs seen = new SeenJobs(spark)) {
            JobLabels.describe(
                    spark, "selfplay hex8_2p wave 3/10", () -> JobLabels.step(spark, "play games", this::job));
            assertThat(seen.descriptions()).containsExactly("selfplay hex8_2p wave 3/10");
            assertThat(seen.stages()).containsExactly("play games");
        }
    }

    @Test
    void innerWorkIsDescribedMoreCloselyAndTheOuterDescriptionReturns() {
        try (SeenJobs seen = new SeenJobs(spark)) {
            JobLabels.describe(spark, "dataset hex8_2p", () -> {
                JobLabels.describe(spark, "dataset hex8_2p verify", this::job);
                return job();
            });
            assertThat(seen.descriptions()).containsExactly("dataset hex8_2p verify", "dataset hex8_2p");
        }
    }

    @Test
    void aScopeStandsInFrontOfEveryDescription() {
        try (SeenJobs seen = new SeenJobs(spark)) {
            JobLabels.within(spark, "iteration 2", () -> JobLabels.describe(spark, "train hex8_2p", this::job));
            JobLabels.describe(spark, "train hex8_2p", this::job);
            assertThat(seen.descriptions()).containsExactly("iteration 2: train hex8_2p", "train hex8_2p");
        }
    }

    @Test
    void whatHeldBeforeReturnsAfterAFailure() {
        String before = spark.getLocalProperty("spark.job.description");
        assertThatThrownBy(() -> JobLabels.describe(spark, "train hex8_2p", () -> {
                    throw new IllegalStateException("no data");
                }))
                .hasMessage("no data");
        assertThat(spark.getLocalProperty("spark.job.description")).isEqualTo(before);
    }

    @Tag("long")
    @Test
    void everyJobOfSelfplayAndDatasetReadsLikeThePipeline() {
        Lake lake = SharedSpark.lake(folder.resolve("lake"));
        try (SeenJobs seen = new SeenJobs(spark)) {
            Datasets.play(lake, "hex8_2p", 3, "random");
            // Delta reads logs in threads of its own, which describe their jobs as what was done when they began.
            assertThat(seen.descriptions()).contains("selfplay hex8_2p", "selfplay hex8_2p wave 1/1");
            Datasets.make(lake, "hex8_2p");
            assertThat(seen.descriptions())
                    .contains(
                            "dataset hex8_2p",
                            "dataset hex8_2p select",
                            "dataset hex8_2p write",
                            "dataset hex8_2p commit")
                    .allMatch(description -> description != null);
            assertThat(seen.stages())
                    .contains("play games", "read table games", "write to table games", "write to table runs")
                    // A job in a thread of Delta's own pools has no name of ours if the thread was made before there
                    // was one.
                    .noneMatch(stage -> stage.matches("(?!run at ThreadPoolExecutor).* at \\w+\\.(java|scala):\\d+"));
        }
    }

    private long job() {
        return JavaSparkContext.fromSparkContext(spark)
                .parallelize(List.of(1, 2), 2)
                .count();
    }
}
