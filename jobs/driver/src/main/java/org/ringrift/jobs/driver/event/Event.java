package org.ringrift.jobs.driver.event;

import java.time.Instant;
import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.schema.EventRow;

/**
 * A fact that others react to.
 *
 * @param type kind of fact
 * @param key what it is about: there is one event of each type and key
 * @param configKey configuration, such as {@code hex8_2p}
 * @param payload details
 * @param runId run that made the fact
 * @param epoch leadership under which the fact was made; 0 = by hand, or without one
 * @param createdAt when the fact was made
 */
public record Event(
        EventType type, String key, String configKey, Payload payload, String runId, long epoch, Instant createdAt) {
    /** Its row. */
    public EventRow row() {
        return new EventRow(type.word(), key, configKey, payload.json(), runId, epoch, createdAt);
    }

    /**
     * The event of a row.
     *
     * @return the event; empty if this program knows no such type
     * @throws StageFailure if the payload is not one of the type; names the event and the member
     */
    public static Optional<Event> of(EventRow row) {
        return EventType.of(row.type()).map(type -> {
            try {
                return new Event(
                        type,
                        row.businessKey(),
                        row.configKey(),
                        Payload.parse(type, row.payload()),
                        row.runId(),
                        row.epoch(),
                        row.createdAt());
            } catch (StageFailure e) {
                throw new StageFailure(
                        "Cannot read event " + row.type() + " " + row.businessKey() + ": " + e.getMessage());
            }
        });
    }
}
