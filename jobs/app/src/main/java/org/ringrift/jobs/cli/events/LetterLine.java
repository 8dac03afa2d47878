package org.ringrift.jobs.cli.events;

import java.time.Instant;
import org.ringrift.jobs.driver.event.DeadLetter;

/**
 * A dead letter in a list.
 *
 * @param letter its name
 * @param state open, requested, replayed or failed_again
 * @param consumer who could not handle the event
 * @param eventType kind of the event
 * @param eventKey its business key
 * @param configKey configuration
 * @param attempts how often it was tried; 0 = the event could not be read
 * @param at when the consumer gave up
 * @param cause what went wrong the last time
 */
public record LetterLine(
        String letter,
        String state,
        String consumer,
        String eventType,
        String eventKey,
        String configKey,
        long attempts,
        Instant at,
        String cause) {
    static LetterLine of(DeadLetter letter) {
        return new LetterLine(
                letter.id().toString(),
                letter.state().word(),
                letter.id().consumer(),
                letter.id().eventType(),
                letter.id().eventKey(),
                letter.configKey(),
                letter.attempts(),
                letter.at(),
                letter.cause());
    }
}
