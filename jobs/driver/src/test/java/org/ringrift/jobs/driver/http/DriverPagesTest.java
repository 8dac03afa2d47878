package org.ringrift.jobs.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.loop.LoopHealth;
import org.ringrift.jobs.driver.loop.LoopStats;
import org.ringrift.jobs.driver.loop.LoopStatus;
import org.ringrift.jobs.driver.loop.RunResult;
import org.ringrift.jobs.driver.service.ServiceStatus;

/** What loops and services look like as metrics, as JSON, and in the verdicts. */
class DriverPagesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.500Z");
    private static final Pattern SAMPLE =
            Pattern.compile("[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [0-9.]+");

    private static LoopStatus loop(LoopHealth.State state) {
        LoopStats stats = new LoopStats(
                9,
                5,
                2,
                1,
                0,
                0,
                true,
                NOON,
                NOON,
                NOON,
                LoopStats.NEVER,
                "no table",
                List.of(new LoopStats.Recent(RunResult.Outcome.SUCCESS, Duration.ofMillis(250))));
        return new LoopStatus(
                "elo-sync",
                Duration.ofSeconds(60),
                Duration.ofSeconds(600),
                new LoopHealth(state, "as stated"),
                stats,
                LoopStats.NEVER);
    }

    private static ServiceStatus service(ServiceStatus.State state) {
        return new ServiceStatus("distribution", state, NOON, "no folder", 1, 2, 3, NOON.plusSeconds(5));
    }

    @Test
    void loopsHaveMetrics() {
        PrometheusText text = new PrometheusText();
        DriverMetrics.loops(text, List.of(loop(LoopHealth.State.DEGRADED)));
        assertThat(text.text().lines())
                .contains(
                        "ringrift_loop_state{loop=\"elo-sync\",state=\"degraded\"} 1",
                        "ringrift_loop_state{loop=\"elo-sync\",state=\"error\"} 0",
                        "ringrift_loop_runs_total{loop=\"elo-sync\"} 9",
                        "ringrift_loop_results_total{loop=\"elo-sync\",result=\"success\"} 5",
                        "ringrift_loop_results_total{loop=\"elo-sync\",result=\"failure\"} 2",
                        "ringrift_loop_results_total{loop=\"elo-sync\",result=\"timeout\"} 1",
                        "ringrift_loop_running{loop=\"elo-sync\"} 1",
                        "ringrift_loop_mean_duration_seconds{loop=\"elo-sync\"} 0.25",
                        "ringrift_loop_interval_seconds{loop=\"elo-sync\"} 60",
                        "ringrift_loop_last_success_timestamp_seconds{loop=\"elo-sync\"} 1.7723664005E9",
                        "ringrift_loop_last_error_timestamp_seconds{loop=\"elo-sync\"} 0");
    }

    @Test
    void servicesHaveMetrics() {
        PrometheusText text = new PrometheusText();
        DriverMetrics.services(text, List.of(service(ServiceStatus.State.FAILED)));
        assertThat(text.text().lines())
                .contains(
                        "ringrift_service_state{service=\"distribution\",state=\"failed\"} 1",
                        "ringrift_service_state{service=\"distribution\",state=\"running\"} 0",
                        "ringrift_service_failures_total{service=\"distribution\"} 3",
                        "ringrift_service_recent_failures{service=\"distribution\"} 2",
                        "ringrift_service_failed_checks{service=\"distribution\"} 1",
                        "ringrift_service_retry_timestamp_seconds{service=\"distribution\"} 1.7723664055E9");
    }

    @Test
    void everyLineIsAHelpATypeOrASample() {
        PrometheusText text = new PrometheusText();
        DriverMetrics.loops(text, List.of(loop(LoopHealth.State.RUNNING)));
        DriverMetrics.services(text, List.of(service(ServiceStatus.State.RUNNING)));
        assertThat(text.text().lines().filter(line -> !line.startsWith("# HELP ") && !line.startsWith("# TYPE ")))
                .allMatch(line -> line.replace("E9", "").matches(SAMPLE.pattern()));
    }

    @Test
    void loopsAndServicesAreJson() {
        assertThat(StatusJson.loops(List.of(loop(LoopHealth.State.ERROR))).toString())
                .isEqualTo(
                        "[{\"name\":\"elo-sync\",\"state\":\"error\",\"reason\":\"as stated\",\"interval_seconds\":60.0,"
                                + "\"time_limit_seconds\":600.0,\"running\":true,\"runs\":9,\"successes\":5,\"failures\":2,"
                                + "\"timeouts\":1,\"consecutive_failures\":0,\"consecutive_timeouts\":0,"
                                + "\"mean_duration_seconds\":0.25,\"last_start\":\"2026-03-01T12:00:00.500Z\","
                                + "\"last_success\":\"2026-03-01T12:00:00.500Z\",\"last_error\":null,"
                                + "\"last_error_message\":\"no table\",\"next\":null}]");
        assertThat(StatusJson.services(List.of(service(ServiceStatus.State.FAILED)))
                        .toString())
                .isEqualTo("[{\"name\":\"distribution\",\"state\":\"failed\",\"since\":\"2026-03-01T12:00:00.500Z\","
                        + "\"reason\":\"no folder\",\"failed_checks\":1,\"recent_failures\":2,\"failures\":3,"
                        + "\"retry_at\":\"2026-03-01T12:00:05.500Z\"}]");
    }

    @Test
    void whatMendsItselfIsHealthyButNotReady() {
        List<LoopStatus> degraded = List.of(loop(LoopHealth.State.DEGRADED));
        List<ServiceStatus> failed = List.of(service(ServiceStatus.State.FAILED));
        assertThat(Verdict.health(degraded, failed).good()).isTrue();
        assertThat(Verdict.ready(failed).problems()).containsExactly("service distribution: no folder");
        assertThat(Verdict.ready(List.of(service(ServiceStatus.State.STOPPED))).good())
                .isTrue();
    }

    @Test
    void whatDoesNotMendItselfIsNotHealthy() {
        assertThat(Verdict.health(
                                List.of(loop(LoopHealth.State.ERROR)),
                                List.of(service(ServiceStatus.State.DEGRADED), service(ServiceStatus.State.BROKEN)))
                        .problems())
                .containsExactly(
                        "loop elo-sync: as stated",
                        "service distribution: no folder",
                        "service distribution: no folder");
    }
}
