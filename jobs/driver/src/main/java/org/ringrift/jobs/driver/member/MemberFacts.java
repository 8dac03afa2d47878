package org.ringrift.jobs.driver.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.ringrift.UserError;

/**
 * What a machine tells of itself.
 *
 * @param host its name, as Spark calls the machine of an executor on it
 * @param nodeClass its class of machines, such as {@code a100}; empty if it has none
 * @param cores cores, 1 or more
 * @param gpus GPUs, 0 or more
 */
public record MemberFacts(String host, String nodeClass, int cores, int gpus) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws UserError if the name is empty or a number is out of range */
    public MemberFacts {
        if (host.isBlank() || cores < 1 || gpus < 0) {
            throw new UserError("Cannot tell of machine '" + host + "' with " + cores + " cores and " + gpus
                    + " GPUs: state a name, at least 1 core, and 0 GPUs or more.");
        }
    }

    /** One line of JSON. */
    String text() {
        return MAPPER.createObjectNode()
                .put("host", host)
                .put("node_class", nodeClass)
                .put("cores", cores)
                .put("gpus", gpus)
                .toString();
    }

    /** Reads {@link #text}; empty if it is something else, as another program on the port may send it. */
    static Optional<MemberFacts> parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return Optional.of(new MemberFacts(
                    node.path("host").asText(),
                    node.path("node_class").asText(),
                    node.path("cores").asInt(),
                    node.path("gpus").asInt()));
        } catch (JsonProcessingException | UserError e) {
            return Optional.empty();
        }
    }
}
