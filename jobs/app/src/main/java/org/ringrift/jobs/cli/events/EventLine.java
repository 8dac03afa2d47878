package org.ringrift.jobs.cli.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.ringrift.jobs.lake.schema.EventRow;

/**
 * An event in a list.
 *
 * @param createdAt when the fact was made
 * @param type kind of fact
 * @param key what it is about
 * @param configKey configuration
 * @param payload details, JSON
 * @param runId run that made the fact
 * @param epoch leadership under which it was made; 0 = by hand, or without one
 */
public record EventLine(
        Instant createdAt,
        String type,
        String key,
        String configKey,
        @JsonRawValue String payload,
        String runId,
        long epoch) {
    static EventLine of(EventRow row) {
        return new EventLine(
                row.createdAt(),
                row.type(),
                row.businessKey(),
                row.configKey(),
                row.payload(),
                row.runId(),
                row.epoch());
    }
}
