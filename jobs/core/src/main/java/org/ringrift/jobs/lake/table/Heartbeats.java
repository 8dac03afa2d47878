package org.ringrift.jobs.lake.table;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ringrift.jobs.lake.schema.RunRow;

/**
 * The newest sign of life of each attempt of a run, by the clock of its process.
 *
 * @param millis milliseconds since the epoch, by {@link #key}
 */
public record Heartbeats(Map<String, Long> millis) {
    /** None at all. */
    public static final Heartbeats NONE = new Heartbeats(Map.of());

    public Heartbeats {
        millis = Map.copyOf(millis);
    }

    /** The newest sign of life of a row's attempt; empty if it gave none since it started. */
    public Optional<Instant> of(RunRow row) {
        return Optional.ofNullable(millis.get(key(row))).map(Instant::ofEpochMilli);
    }

    /** Name of an attempt's transactions. The number comes first, since an identity may end in a number. */
    static String key(RunRow row) {
        return HeartbeatLog.APPLICATION + row.attempt() + "/" + row.runId();
    }
}
