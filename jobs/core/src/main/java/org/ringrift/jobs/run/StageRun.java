package org.ringrift.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.watch.JobLabels;

/**
 * Keeps the record of a stage run in the table {@code runs}: that it started, and how it ended.
 *
 * @param lake the warehouse
 * @param stage name of the stage
 * @param configKey configuration that it works on
 * @param runId identity of the run; the same one again is the next attempt
 * @param parameters what was asked for
 * @param clock the time
 */
public record StageRun(
        Lake lake, String stage, String configKey, String runId, Map<String, ?> parameters, InstantSource clock) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** An identity for a run that was given none. */
    public static String newId(String stage) {
        return stage + "-" + UUID.randomUUID();
    }

    /** A run by the system's clock. */
    public static StageRun of(Lake lake, String stage, String configKey, String runId, Map<String, ?> parameters) {
        return new StageRun(lake, stage, configKey, runId, parameters, InstantSource.system());
    }

    /**
     * Does the work between a row that says it started and a row that says how it ended: finished, failed, or cancelled
     * (see {@link Cancellation}). Spark's UI shows stage and configuration with every job that is not described more
     * closely.
     *
     * @param work the stage
     * @param counts what to record of its result, by name
     * @param <T> the stage's report
     * @return the report
     */
    public <T> T record(Supplier<T> work, Function<T, Map<String, Long>> counts) {
        return JobLabels.describe(lake.spark().sparkContext(), stage + " " + configKey, () -> recorded(work, counts));
    }

    private <T> T recorded(Supplier<T> work, Function<T, Map<String, Long>> counts) {
        Instant started = lake.runs().times(configKey, clock).instant();
        int attempt = 1
                + lake.runs().history(runId).stream()
                        .mapToInt(RunRow::attempt)
                        .max()
                        .orElse(0);
        RunUnderWay run =
                new RunUnderWay(lake, error -> row(attempt, "cancelled", started, ended(started), error, Map.of()));
        try (Cancellation.Registration cancellable = Cancellation.register(run)) {
            append(attempt, "started", started, null, null, Map.of());
            T report;
            try {
                report = work.get();
            } catch (RuntimeException | Error e) {
                run.end(() -> recordFailure(attempt, started, e));
                throw e;
            }
            Map<String, Long> counted = counts.apply(report);
            if (!run.end(() -> append(attempt, "finished", started, ended(started), null, counted))) {
                throw new StageFailure("Cannot complete run " + runId + ": it was cancelled. Run it again.");
            }
            return report;
        }
    }

    /**
     * As {@link #record}, for a stage that runs tasks of its own: those that hang are ended (see {@link TaskDeadline}).
     *
     * @param work the stage
     * @param counts what to record of its result, by name
     * @param <T> the stage's report
     * @return the report
     * @throws org.ringrift.UserError if the deadline for tasks cannot be read
     */
    public <T> T recordWatched(Supplier<T> work, Function<T, Map<String, Long>> counts) {
        try (TaskDeadline.Watch deadline = TaskDeadline.watch(lake.spark())) {
            return record(work, counts);
        }
    }

    /** No run ends before it starts, even if the clock was set back meanwhile. */
    private Instant ended(Instant started) {
        Instant now = clock.instant();
        return now.isBefore(started) ? started : now;
    }

    private void recordFailure(int attempt, Instant started, Throwable failure) {
        try {
            append(attempt, "failed", started, ended(started), String.valueOf(failure.getMessage()), Map.of());
        } catch (RuntimeException e) {
            // What stopped the stage, a full disk say, may also stop this row; the first cause is the one to tell.
            failure.addSuppressed(e);
        }
    }

    private void append(
            int attempt, String state, Instant started, Instant ended, String error, Map<String, Long> counts) {
        lake.runs().append(List.of(row(attempt, state, started, ended, error, counts)));
    }

    private RunRow row(
            int attempt, String state, Instant started, Instant ended, String error, Map<String, Long> counts) {
        return new RunRow(
                runId,
                attempt,
                state,
                stage,
                configKey,
                lake.spark().sparkContext().applicationId(),
                toJson(parameters),
                started,
                ended,
                error,
                counts);
    }

    /** Canonical JSON of parameters: members sorted by name. */
    public static String toJson(Map<String, ?> parameters) {
        try {
            return JSON.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Parameters have no JSON form: " + parameters, e);
        }
    }
}
