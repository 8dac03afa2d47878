package org.ringrift.jobs.driver.event;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;

/**
 * Events of runs. Successes of the other stages are told by what they made: a model, a dataset, an evaluation. What a run has
 * made was committed before its success.
 */
final class RunFacts {
    private static final Map<RunState, EventType> ENDS = Map.of(
            RunState.FAILED, EventType.RUN_FAILED,
            RunState.CANCELLED, EventType.RUN_CANCELLED,
            RunState.LOST, EventType.RUN_LOST,
            RunState.EXPIRED, EventType.RUN_EXPIRED);

    private static final Map<String, EventType> SUCCESSES = Map.of(
            "selfplay", EventType.SELFPLAY_COMPLETE,
            "match", EventType.MATCH_COMPLETED,
            "sync", EventType.DATA_SYNC_COMPLETED);

    private RunFacts() {}

    static Stream<Event> of(RunRow row) {
        return type(row).map(type -> event(type, row)).stream();
    }

    private static Optional<EventType> type(RunRow row) {
        return switch (row.runState()) {
            case PLANNED, CLAIMED -> Optional.empty();
            case RUNNING -> row.stage().equals("train") ? Optional.of(EventType.TRAINING_STARTED) : Optional.empty();
            case SUCCEEDED -> Optional.ofNullable(SUCCESSES.get(row.stage()));
            case FAILED, CANCELLED, EXPIRED, LOST -> Optional.of(ENDS.get(row.runState()));
        };
    }

    private static Event event(EventType type, RunRow row) {
        Map<String, Object> payload = new HashMap<>();
        for (Field field : type.fields()) {
            payload.put(field.name(), value(field.name(), row));
        }
        return new Event(
                type,
                row.attempt() + "/" + row.runId(),
                row.configKey(),
                Payload.of(type, payload),
                row.runId(),
                0,
                end(row));
    }

    /** What no column says is one of the run's counts. */
    private static Object value(String name, RunRow row) {
        return switch (name) {
            case "run_id" -> row.runId();
            case "attempt" -> row.attempt();
            case "stage" -> row.stage();
            case "error" -> row.error();
            case "seconds" -> Duration.between(row.startedAt(), end(row)).toMillis() / 1e3;
            default -> row.counts().get(name);
        };
    }

    private static Instant end(RunRow row) {
        return row.endedAt() == null ? row.startedAt() : row.endedAt();
    }
}
