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
import org.ringrift.FailureKind;
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
 * @param configKey configuration that it works on; {@code all} for one that works on the whole warehouse
 * @param runId identity of the run; the same one again is the next attempt
 * @param request what was asked for, canonical JSON
 * @param parameters that and what it was found to mean, JSON
 * @param clock the time
 */
public record StageRun(
        Lake lake,
        String stage,
        String configKey,
        String runId,
        String request,
        String parameters,
        InstantSource clock) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** What a person calls to end a run of another process. */
    private static final String REQUEST = "ringrift cancel";

    /** The run that a thread works for. */
    private static final ThreadLocal<RunUnderWay> CURRENT = new ThreadLocal<>();

    /** An identity for a run that was given none. */
    public static String newId(String stage) {
        return stage + "-" + UUID.randomUUID();
    }

    /**
     * Does the work between a row that says it runs and a row that says how it ended: succeeded, failed, or cancelled
     * (see {@link Cancellation}). Meanwhile it gives signs of life, and can be asked to end (see {@link RunPulse}). Spark's UI
     * shows stage and configuration with every job that is not described more closely. A run that is recorded within the work of
     * another one, in the same thread, is a part of it and ends with it.
     *
     * @param work the stage
     * @param counts what to record of its result, by name
     * @param <T> the stage's report
     * @return the report
     * @throws org.ringrift.UserError if another process works on the run
     * @throws StageFailure of kind {@link FailureKind#CANCELLED} if the run was told to end
     */
    public <T> T record(Function<RunHandle, T> work, Function<T, Map<String, Long>> counts) {
        return record(work, counts, tag -> () -> {});
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
    public <T> T recordWatched(Function<RunHandle, T> work, Function<T, Map<String, Long>> counts) {
        DeadlineSetting.of(lake.spark()); // before anything is recorded
        return record(work, counts, tag -> TaskDeadline.watch(lake.spark(), tag));
    }

    private <T> T record(
            Function<RunHandle, T> work,
            Function<T, Map<String, Long>> counts,
            Function<String, TaskDeadline.Watch> watch) {
        return JobLabels.describe(
                lake.spark().sparkContext(), stage + " " + configKey, () -> recorded(work, counts, watch));
    }

    private <T> T recorded(
            Function<RunHandle, T> work,
            Function<T, Map<String, Long>> counts,
            Function<String, TaskDeadline.Watch> watch) {
        Instant started = lake.runs().times(configKey, clock).instant().truncatedTo(ChronoUnit.MICROS);
        TableWatch events = lake.events().watch();
        events.changed(); // requests to end the attempt come after it has started: only commits from here on are read
        RunAttempt attempt = RunAttempt.start(
                lake, new Runs(lake, clock), runId, (number, owner) -> running(number, owner, started));
        RunUnderWay parent = CURRENT.get();
        RunUnderWay run = new RunUnderWay(
                lake,
                parent,
                JobTags.of(runId, attempt.row().attempt()),
                error -> attempt.ended(RunState.CANCELLED, error, Map.of()));
        CURRENT.set(run);
        try (Cancellation.Registration cancellable = Cancellation.register(run);
                TaskDeadline.Watch deadline = watch.apply(run.tag());
                RunPulse pulse =
                        RunPulse.start(lake, attempt.row(), clock, events, () -> Cancellation.cancel(run, REQUEST))) {
            RunHandle handle = new RunHandle(attempt.row(), run, pulse);
            return JobTags.with(
                    lake.spark().sparkContext(), run.tag(), () -> finished(attempt, run, handle, work, counts));
        } finally {
            CURRENT.set(parent);
            run.close();
        }
    }

    private static <T> T finished(
            RunAttempt attempt,
            RunUnderWay run,
            RunHandle handle,
            Function<RunHandle, T> work,
            Function<T, Map<String, Long>> counts) {
        T report;
        try {
            report = work.apply(handle);
        } catch (Throwable e) { // Scala throws checked exceptions without saying so
            if (!run.end(() -> recordFailure(attempt, e))) {
                throw RunHandle.cancellation(attempt.row(), run, e);
            }
            throw e;
        }
        Map<String, Long> counted = counts.apply(report);
        if (!run.end(() -> attempt.succeed(counted))) {
            throw RunHandle.cancellation(attempt.row(), run, null);
        }
        return report;
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
        return new RunRow(
                runId,
                attempt,
                RunState.RUNNING.word(),
                stage,
                configKey,
                lake.spark().sparkContext().applicationId(),
                parameters,
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

    /** Canonical JSON of parameters: members sorted by name. */
    public static String toJson(Map<String, ?> parameters) {
        try {
            return JSON.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Parameters have no JSON form: " + parameters, e);
        }
    }
}
