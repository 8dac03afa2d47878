package org.ringrift.net;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ringrift.DamagedInput;

/** Reads a JSON object key by key and remembers which keys were asked for, so that surplus ones can be refused. */
final class StrictObject {
    private final JsonNode node;
    private final String source;
    private final Set<String> asked = new HashSet<>();

    StrictObject(JsonNode node, String source) {
        this.node = node;
        this.source = source;
        if (!node.isObject()) {
            throw refused("it is not a JSON object");
        }
    }

    String text(String key) {
        return value(key, JsonNode::isTextual, "a text").textValue();
    }

    String textOrNull(String key) {
        return value(key, value -> value.isTextual() || value.isNull(), "a text or null")
                .textValue();
    }

    int integer(String key) {
        return value(key, JsonNode::canConvertToExactIntegral, "an integer").intValue();
    }

    long longInteger(String key) {
        return value(key, JsonNode::canConvertToExactIntegral, "an integer").longValue();
    }

    double number(String key) {
        return value(key, JsonNode::isNumber, "a number").doubleValue();
    }

    StrictObject object(String key) {
        return new StrictObject(value(key, JsonNode::isObject, "an object"), source);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    void requireNothingElse() {
        for (String name : names()) {
            if (!asked.contains(name)) {
                throw refused("it has the unknown key '" + name + "'");
            }
        }
    }

    DamagedInput refused(String why) {
        return new DamagedInput("Cannot read manifest " + source + ": " + why + ". Restore the file or train again.");
    }

    private JsonNode value(String key, Predicate<JsonNode> test, String wanted) {
        asked.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            throw refused("it lacks the key '" + key + "'");
        }
        if (!test.test(value)) {
            throw refused("'" + key + "' is not " + wanted);
        }
        return value;
    }
}
