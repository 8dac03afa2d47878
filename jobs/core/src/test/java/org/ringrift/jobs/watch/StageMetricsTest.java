package org.ringrift.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.watch.StageMetric.BATCH_FILL;
import static org.ringrift.jobs.watch.StageMetric.COMMIT_SECONDS;
import static org.ringrift.jobs.watch.StageMetric.EVALUATIONS;
import static org.ringrift.jobs.watch.StageMetric.EVALUATIONS_PER_SECOND;
import static org.ringrift.jobs.watch.StageMetric.EVALUATION_CAPACITY;
import static org.ringrift.jobs.watch.StageMetric.GAMES;
import static org.ringrift.jobs.watch.StageMetric.GAMES_PER_SECOND;
import static org.ringrift.jobs.watch.StageMetric.NET_WAIT_SECONDS;
import static org.ringrift.jobs.watch.StageMetric.NET_WAIT_SHARE;
import static org.ringrift.jobs.watch.StageMetric.TASK_SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.Checkout;
import org.ringrift.jobs.SharedSpark;

class StageMetricsTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final StageMetrics metrics = new StageMetrics(clock::get);

    @Test
    void everyMetricIsRegisteredAndDocumented() throws IOException {
        assertThat(metrics.metricRegistry().getNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(StageMetric.values()).map(StageMetric::key).toList());
        Path page = Checkout.path("docs/reference/metrics.md");
        if (Boolean.getBoolean("ringrift.docs.update")) {
            Files.writeString(page, MetricsReference.render());
        }
        assertThat(Files.readString(page))
                .as("docs/reference/metrics.md is stale: run this test with -Dringrift.docs.update=true")
                .isEqualTo(MetricsReference.render());
    }

    @Test
    void countsAndSecondsGrow() {
        metrics.add(GAMES, 3);
        metrics.add(GAMES, 2);
        metrics.add(COMMIT_SECONDS, SECOND / 2);
        assertThat(metrics.value(GAMES)).isEqualTo(5);
        assertThat(metrics.value(COMMIT_SECONDS)).isEqualTo(0.5);
    }

    @Test
    void ratesAndSharesAreThoseOfThePresentPlaying() {
        metrics.add(GAMES, 100);
        metrics.add(EVALUATIONS, 1000);
        metrics.add(EVALUATION_CAPACITY, 1000);
        try (StageMetrics.AutoClosing now = metrics.playing()) {
            clock.set(4 * SECOND);
            metrics.add(GAMES, 2);
            metrics.add(EVALUATIONS, 60);
            metrics.add(EVALUATION_CAPACITY, 80);
            metrics.add(TASK_SECONDS, 8 * SECOND);
            metrics.add(NET_WAIT_SECONDS, 2 * SECOND);
            assertThat(metrics.value(GAMES_PER_SECOND)).isEqualTo(0.5);
            assertThat(metrics.value(EVALUATIONS_PER_SECOND)).isEqualTo(15);
            assertThat(metrics.value(BATCH_FILL)).isEqualTo(0.75);
            assertThat(metrics.value(NET_WAIT_SHARE)).isEqualTo(0.25);
        }
        assertThat(metrics.value(GAMES_PER_SECOND)).isZero();
        assertThat(metrics.value(BATCH_FILL)).isNaN();
        assertThat(metrics.value(GAMES)).isEqualTo(102);
    }

    @Test
    void aRateAtTheVeryStartIsZero() {
        try (StageMetrics.AutoClosing now = metrics.playing()) {
            assertThat(metrics.value(GAMES_PER_SECOND)).isZero();
        }
    }

    @Test
    void anApplicationHasOneSetOfMetrics() {
        SparkContext spark = SharedSpark.session().sparkContext();
        assertThat(StageMetrics.of(spark)).isSameAs(StageMetrics.of(spark));
    }
}
