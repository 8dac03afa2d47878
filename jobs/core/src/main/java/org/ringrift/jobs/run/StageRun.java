package org.ringrift.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ringrift.Sha256;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.TableWatch;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
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
     * Does the work between a row that says it runs and a row that says how it ended: succeeded, failed, or cancelled
     * (see {@link Cancellation}). Meanwhile it gives signs of life, and can be asked to end (see {@link RunPulse}). Spark's UI
     * shows stage and configuration with every job that is not described more closely.
     *
     * @param work the stage
     * @param counts what to record of its result, by name
     * @param <T> the stage's report
     * @return the report
     * @throws org.ringrift.UserError if another process works on the run
     */
    public <T> T record(Supplier<T> work, Function<T, Map<String, Long>> counts) {
        return JobLabels.describe(lake.spark().sparkContext(), stage + " " + configKey, () -> recorded(work, counts));
    }

    private <T> T recorded(Supplier<T> work, Function<T, Map<String, Long>> counts) {
        Instant started = lake.runs().times(configKey, clock).instant().truncatedTo(ChronoUnit.MICROS);
        TableWatch events = lake.events().watch();
        events.changed(); // requests to end the attempt come after it has started: only commits from here on are read
        RunAttempt attempt = RunAttempt.start(
                lake, new Runs(lake, clock), runId, (number, owner) -> running(number, owner, started));
        RunUnderWay run = new RunUnderWay(lake, error -> attempt.ended(RunState.CANCELLED, error, Map.of()));
        try (Cancellation.Registration cancellable = Cancellation.register(run);
                RunPulse pulse =
                        RunPulse.start(lake, attempt.row(), clock, events, () -> Cancellation.requested(run))) {
            T report;
            try {
                report = work.get();
            } catch (RuntimeException | Error e) {
                run.end(() -> recordFailure(attempt, e));
                throw e;
            }
            Map<String, Long> counted = counts.apply(report);
            if (!run.end(() -> attempt.succeed(counted))) {
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

    private static void recordFailure(RunAttempt attempt, Throwable failure) {
        try {
            attempt.fail(failure);
        } catch (RuntimeException e) {
            // What stopped the stage, a full disk say, may also stop this row; the first cause is the one to tell.
            failure.addSuppressed(e);
        }
    }

    private RunRow running(int attempt, ProcessOwner owner, Instant started) {
        CodeVersion code = CodeVersion.current();
        String request = request();
        return new RunRow(
                runId,
                attempt,
                RunState.RUNNING.word(),
                stage,
                configKey,
                lake.spark().sparkContext().applicationId(),
                toJson(parameters),
                started,
                null,
                null,
                Map.of(),
                // By hand, each attempt is a claim of its own.
                (long) attempt,
                request,
                Sha256.ofText(request),
                code.commit(),
                code.clean(),
                owner.text(),
                started);
    }

    /** What was asked for, as one text. The parameters are that; what a stage could read again would stand here. */
    private String request() {
        return toJson(parameters);
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
