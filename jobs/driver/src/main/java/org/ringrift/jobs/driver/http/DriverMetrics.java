package org.ringrift.jobs.driver.http;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.ringrift.jobs.driver.http.PrometheusText.Label;
import org.ringrift.jobs.driver.loop.Durations;
import org.ringrift.jobs.driver.loop.LoopHealth;
import org.ringrift.jobs.driver.loop.LoopStatus;
import org.ringrift.jobs.driver.service.ServiceStatus;

/** Metrics of loops and services. A time of 0 means never. */
public final class DriverMetrics {
    private DriverMetrics() {}

    /** Writes those of loops. */
    public static void loops(PrometheusText text, List<LoopStatus> loops) {
        text.gauge("ringrift_loop_state", "1 for the state that the loop is in, 0 for the others.");
        for (LoopStatus loop : loops) {
            for (LoopHealth.State state : LoopHealth.State.values()) {
                text.sample(loop.health().state() == state ? 1 : 0, label(loop), state(state));
            }
        }
        text.counter("ringrift_loop_runs_total", "Runs begun.");
        each(text, loops, loop -> loop.stats().runs());
        text.counter("ringrift_loop_results_total", "Runs ended, by how they ended.");
        for (LoopStatus loop : loops) {
            text.sample(loop.stats().successes(), label(loop), new Label("result", "success"));
            text.sample(loop.stats().failures(), label(loop), new Label("result", "failure"));
            text.sample(loop.stats().timeouts(), label(loop), new Label("result", "timeout"));
        }
        text.gauge("ringrift_loop_consecutive_failures", "Failures since the last success.");
        each(text, loops, loop -> loop.stats().consecutiveFailures());
        text.gauge("ringrift_loop_consecutive_timeouts", "Runs over their time limit since the last success.");
        each(text, loops, loop -> loop.stats().consecutiveTimeouts());
        text.gauge("ringrift_loop_running", "1 while a run is under way.");
        each(text, loops, loop -> loop.stats().running() ? 1 : 0);
        text.gauge("ringrift_loop_mean_duration_seconds", "Mean duration of the successes among the last 20 runs.");
        each(text, loops, loop -> Durations.seconds(loop.stats().meanDuration()));
        text.gauge("ringrift_loop_interval_seconds", "Pause between two runs.");
        each(text, loops, loop -> Durations.seconds(loop.interval()));
        text.gauge("ringrift_loop_last_start_timestamp_seconds", "Start of the last run.");
        each(text, loops, loop -> PrometheusText.seconds(loop.stats().lastStart()));
        text.gauge("ringrift_loop_last_success_timestamp_seconds", "End of the last success.");
        each(text, loops, loop -> PrometheusText.seconds(loop.stats().lastSuccess()));
        text.gauge("ringrift_loop_last_error_timestamp_seconds", "End of the last failure or timeout.");
        each(text, loops, loop -> PrometheusText.seconds(loop.stats().lastError()));
    }

    private static void each(PrometheusText text, List<LoopStatus> loops, ToDoubleFunction<LoopStatus> value) {
        loops.forEach(loop -> text.sample(value.applyAsDouble(loop), label(loop)));
    }

    /** Writes those of services. */
    public static void services(PrometheusText text, List<ServiceStatus> services) {
        text.gauge("ringrift_service_state", "1 for the state that the service is in, 0 for the others.");
        for (ServiceStatus service : services) {
            for (ServiceStatus.State state : ServiceStatus.State.values()) {
                text.sample(service.state() == state ? 1 : 0, label(service), state(state));
            }
        }
        text.counter("ringrift_service_failures_total", "Failed starts, and failures by checks.");
        services.forEach(service -> text.sample(service.totalFailures(), label(service)));
        text.gauge("ringrift_service_recent_failures", "Failures since the service last ran for an hour.");
        services.forEach(service -> text.sample(service.failures(), label(service)));
        text.gauge("ringrift_service_failed_checks", "Failed checks in a row; the third is a failure.");
        services.forEach(service -> text.sample(service.failedChecks(), label(service)));
        text.gauge("ringrift_service_since_timestamp_seconds", "When the service came into its state.");
        services.forEach(service -> text.sample(PrometheusText.seconds(service.since()), label(service)));
        text.gauge("ringrift_service_retry_timestamp_seconds", "When the next start is due, where one is.");
        services.forEach(service -> text.sample(PrometheusText.seconds(service.retryAt()), label(service)));
    }

    private static Label label(LoopStatus loop) {
        return new Label("loop", loop.name());
    }

    private static Label label(ServiceStatus service) {
        return new Label("service", service.name());
    }

    private static Label state(Enum<?> state) {
        return new Label("state", state.name().toLowerCase(Locale.ROOT));
    }
}
