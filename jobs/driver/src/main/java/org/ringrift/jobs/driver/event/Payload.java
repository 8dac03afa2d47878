package org.ringrift.jobs.driver.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.StageFailure;

/** The details of an event, as its type says: every member is there, of its kind, and no other one. Immutable. */
public final class Payload {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventType type;
    private final JsonNode members;

    private Payload(EventType type, JsonNode members) {
        this.type = type;
        this.members = members;
    }

    /**
     * Makes a payload.
     *
     * @param type kind of event
     * @param members values by name: texts, numbers, or null
     * @throws StageFailure if they are not those of the type; names the member
     */
    public static Payload of(EventType type, Map<String, ?> members) {
        return checked(type, JSON.valueToTree(new TreeMap<>(members)));
    }

    /**
     * Reads a payload.
     *
     * @param type kind of event
     * @param json what the table holds
     * @throws StageFailure if it is no JSON object, or its members are not those of the type; names the member
     */
    public static Payload parse(EventType type, String json) {
        JsonNode tree;
        try {
            tree = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new StageFailure(refusal(type) + "it is no JSON.", e);
        }
        if (!tree.isObject()) {
            throw new StageFailure(refusal(type) + "it is no JSON object.");
        }
        return checked(type, tree);
    }

    private static Payload checked(EventType type, JsonNode members) {
        for (Field field : type.fields()) {
            Optional<String> problem = field.problem(members.get(field.name()));
            if (problem.isPresent()) {
                throw new StageFailure(refusal(type) + "it " + problem.get() + ".");
            }
        }
        members.fieldNames().forEachRemaining(name -> {
            if (type.fields().stream().noneMatch(field -> field.name().equals(name))) {
                throw new StageFailure(refusal(type) + "it has '" + name + "', which no such event has.");
            }
        });
        return new Payload(type, members);
    }

    private static String refusal(EventType type) {
        return "Cannot use the payload of a " + type.word() + " event: ";
    }

    /** Canonical JSON: members sorted by name. */
    public String json() {
        try {
            Map<String, JsonNode> sorted = new TreeMap<>();
            members.fields().forEachRemaining(member -> sorted.put(member.getKey(), member.getValue()));
            return JSON.writeValueAsString(sorted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Payload has no JSON form: " + members, e);
        }
    }

    /** A text that is not null. */
    public String text(String name) {
        return present(name, Field.Kind.TEXT).textValue();
    }

    /** A whole number that is not null. */
    public long whole(String name) {
        return present(name, Field.Kind.WHOLE).longValue();
    }

    /** A number that is not null. */
    public double real(String name) {
        return present(name, Field.Kind.REAL).doubleValue();
    }

    /** A member for people: texts as they are, and {@code null}. */
    public String shown(String name) {
        return members.path(name).asText();
    }

    /** Whether a member is null. */
    public boolean isNull(String name) {
        return members.path(name).isNull();
    }

    private JsonNode present(String name, Field.Kind kind) {
        boolean fits = type.fields().stream().anyMatch(field -> field.name().equals(name) && field.kind() == kind);
        if (!fits) {
            throw new IllegalArgumentException(
                    "A " + type.word() + " event has no " + kind.words() + " '" + name + "'.");
        }
        if (isNull(name)) {
            throw new IllegalStateException("'" + name + "' of a " + type.word() + " event is null: ask before.");
        }
        return members.get(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && type == that.type && json().equals(that.json());
    }

    @Override
    public int hashCode() {
        return json().hashCode();
    }

    @Override
    public String toString() {
        return json();
    }
}
