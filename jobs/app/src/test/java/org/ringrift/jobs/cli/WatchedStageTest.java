package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.watch.StageMetric;

/** A stage as people run it: in a process of its own, with its web UI, read by HTTP. */
@Tag("long")
class WatchedStageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINE = Pattern.compile("(\\w+)\\{[^}]*} (\\S+)");

    @TempDir
    private static Path folder;

    private static JsonNode seen;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        Path warehouse = folder.resolve("lake");
        Path report = folder.resolve("seen.json");
        Path log = folder.resolve("child.log");
        SharedSpark.copyEmptyWarehouse(warehouse);
        // The one child whose queries Spark compiles, as it does for people.
        ProcessBuilder stage = ChildJvm.builder(
                List.of(),
                List.of(),
                WatchedStage.class,
                log,
                report.toString(),
                "selfplay",
                "--config",
                "square8_2p",
                "--players",
                "gumbel:sims=2",
                "--games",
                "6",
                "--wave",
                "4",
                "--seed",
                "1",
                "--warehouse",
                warehouse.toString(),
                "--master",
                "local[1]",
                "--json");
        Process child = stage.start();
        try {
            assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.exitValue()).as(Files.readString(log)).isZero();
        seen = JSON.readTree(report.toFile());
    }

    @Test
    void standardErrorSaysWhereTheStageCanBeWatchedAndStandardOutputIsJsonAlone() throws IOException {
        assertThat(seen.path("code").asInt()).isZero();
        assertThat(seen.path("err").asText().lines().filter(line -> line.startsWith("Spark UI")))
                .hasSize(1)
                .allMatch(line -> line.matches("Spark UI: http://127\\.0\\.0\\.1:\\d+ \\(while this runs\\)"));
        assertThat(JSON.readTree(seen.path("out").asText()).path("added").asInt())
                .isEqualTo(6);
    }

    @Test
    void theWebUiListensOnTheLoopbackAddressOnly() {
        assertThat(seen.path("elsewhere")).isEmpty();
    }

    @Test
    void everyJobIsDescribed() throws IOException {
        List<String> descriptions = new ArrayList<>();
        JSON.readTree(seen.path("jobs").asText())
                .forEach(job -> descriptions.add(job.path("description").asText("none")));
        assertThat(descriptions)
                .contains("selfplay square8_2p", "selfplay square8_2p wave 1/2", "selfplay square8_2p wave 2/2")
                .doesNotContain("none");
    }

    @Test
    void everyDocumentedMetricIsOnThePage() {
        assertThat(page("after"))
                .containsKeys(Stream.of(StageMetric.values())
                        .map(StageMetric::prometheusName)
                        .toArray(String[]::new));
    }

    @Test
    void metricsGrowWhileTheStageRuns() {
        assertThat(value("during", StageMetric.GAMES)).isEqualTo(4);
        assertThat(value("during", StageMetric.WAVES)).isBetween(1.0, 2.0); // the second one may just have ended
        assertThat(value("during", StageMetric.GAMES_PER_SECOND)).isPositive();
        assertThat(value("during", StageMetric.EVALUATIONS_PER_SECOND)).isPositive();
        assertThat(value("during", StageMetric.BATCH_FILL)).isBetween(0.01, 1.0);
        assertThat(value("during", StageMetric.NET_WAIT_SHARE)).isZero(); // it searches without a net
    }

    @Test
    void metricsAreCompleteWhenTheStageHasEnded() {
        assertThat(value("after", StageMetric.GAMES)).isEqualTo(6);
        assertThat(value("after", StageMetric.WAVES)).isEqualTo(2);
        assertThat(value("after", StageMetric.COMMITS)).isEqualTo(4); // two of games, two of runs
        assertThat(value("after", StageMetric.COMMIT_SECONDS)).isPositive();
        assertThat(value("after", StageMetric.TASK_SECONDS)).isPositive();
        assertThat(value("after", StageMetric.EVALUATIONS))
                .isPositive()
                .isLessThanOrEqualTo(value("after", StageMetric.EVALUATION_CAPACITY));
        assertThat(value("after", StageMetric.GAMES_PER_SECOND)).isZero();
        assertThat(value("after", StageMetric.BATCH_FILL)).isNaN();
        assertThat(value("after", StageMetric.TASKS_ENDED)).isZero();
    }

    private static double value(String when, StageMetric metric) {
        return page(when).get(metric.prometheusName());
    }

    /** Values of a page of Prometheus by their names. */
    private static Map<String, Double> page(String when) {
        return seen.path(when)
                .asText()
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(line -> line.group(1), line -> Double.valueOf(line.group(2))));
    }
}
