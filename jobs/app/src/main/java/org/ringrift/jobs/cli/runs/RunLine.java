package org.ringrift.jobs.cli.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.run.RunStatus;

/**
 * A run in a list, or an attempt in the story of a run.
 *
 * @param runId identity
 * @param stage stage
 * @param configKey configuration
 * @param state state, as it is now
 * @param attempt which attempt
 * @param startedAt when the attempt started
 * @param endedAt when it ended; null while it has not said so
 * @param seconds from its start to its end; null while it has not ended
 * @param lastSign its newest sign of life
 * @param counts what was done, by name
 * @param error what went wrong; null if nothing did
 */
public record RunLine(
        String runId,
        String stage,
        String configKey,
        String state,
        int attempt,
        Instant startedAt,
        Instant endedAt,
        Double seconds,
        Instant lastSign,
        Map<String, Long> counts,
        String error) {

    static RunLine of(RunStatus run) {
        RunRow row = run.row();
        return new RunLine(
                row.runId(),
                row.stage(),
                row.configKey(),
                run.state().word(),
                row.attempt(),
                row.startedAt(),
                row.endedAt(),
                row.endedAt() == null
                        ? null
                        : Duration.between(row.startedAt(), row.endedAt()).toMillis() / 1e3,
                run.sign(),
                new TreeMap<>(row.counts()),
                row.error());
    }
}
