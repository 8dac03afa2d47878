package org.ringrift.jobs.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.ringrift.StageFailure;

/**
 * A link in the chain of a lease.
 *
 * @param number its place, from 1
 * @param epoch number of the leadership, from 1; the same while one holder renews
 * @param holder whose it is, unlike any other process
 * @param byHand whether a person holds it, for the moment of a decision
 * @param released whether the holder has given it up
 * @param term for how long it holds, from when it was written
 * @param writtenAt by the holder's clock; for people, nothing is decided by it
 */
public record Lease(
        long number, long epoch, String holder, boolean byHand, boolean released, Duration term, Instant writtenAt) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The next link by the same holder. */
    Lease renewed(Instant now) {
        return new Lease(number + 1, epoch, holder, byHand, false, term, now);
    }

    /** The last link by the same holder. */
    Lease givenUp(Instant now) {
        return new Lease(number + 1, epoch, holder, byHand, true, term, now);
    }

    /** One line of JSON. */
    String text() {
        return MAPPER.createObjectNode()
                .put("number", number)
                .put("epoch", epoch)
                .put("holder", holder)
                .put("by_hand", byHand)
                .put("released", released)
                .put("term_ms", term.toMillis())
                .put("written_at", writtenAt.toString())
                .toString();
    }

    /**
     * Reads {@link #text}.
     *
     * @param text the line
     * @param source where it stands, for messages
     * @throws StageFailure if it is something else
     */
    static Lease parse(String text, String source) {
        try {
            JsonNode node = MAPPER.readTree(text);
            Lease lease = new Lease(
                    node.path("number").asLong(),
                    node.path("epoch").asLong(),
                    node.path("holder").asText(),
                    node.path("by_hand").asBoolean(),
                    node.path("released").asBoolean(),
                    Duration.ofMillis(node.path("term_ms").asLong()),
                    Instant.parse(node.path("written_at").asText()));
            if (lease.number >= 1 && lease.epoch >= 1 && !lease.holder.isEmpty()) {
                return lease;
            }
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw damaged(source, e);
        }
        throw damaged(source, null);
    }

    private static StageFailure damaged(String source, Exception cause) {
        return new StageFailure(
                "Cannot read lease " + source
                        + ": it is damaged. Stop all drivers and delete its folder, then start again.",
                cause);
    }
}
