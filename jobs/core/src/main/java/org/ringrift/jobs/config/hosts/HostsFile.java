package org.ringrift.jobs.config.hosts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ringrift.UserError;

/**
 * The old file as a tree. Immutable.
 *
 * @param name how it is called in messages
 * @param tree its sections
 */
record HostsFile(String name, JsonNode tree) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a text.
     *
     * @throws UserError if it is no YAML, holds a key twice, or has no hosts
     */
    static HostsFile parse(String name, String text) {
        JsonNode tree;
        try {
            tree = YAML.readTree(text);
        } catch (JsonProcessingException e) {
            // The parser's own words may repeat the line, which may hold a secret.
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new UserError(
                    "Cannot read " + name + (line > 0 ? ", line " + line : "")
                            + ": it is no YAML, or a key is there twice. Correct it there.",
                    e);
        }
        if (!tree.path(KeyPath.HOSTS).isObject() || tree.path(KeyPath.HOSTS).isEmpty()) {
            throw new UserError("Cannot read " + name + ": it has no hosts. Name a file like the predecessor's"
                    + " config/distributed_hosts.yaml, with a section hosts.");
        }
        return new HostsFile(name, tree);
    }

    /** Its hosts by name, in order. */
    List<Map.Entry<String, JsonNode>> hosts() {
        return List.copyOf(tree.path(KeyPath.HOSTS).properties());
    }

    /** Where something stands: each value, each list of values, and what is empty. */
    List<KeyPath> leaves() {
        List<KeyPath> leaves = new ArrayList<>();
        tree.properties().forEach(entry -> collect(KeyPath.of(entry.getKey()), entry.getValue(), leaves));
        return leaves;
    }

    private static void collect(KeyPath path, JsonNode node, List<KeyPath> leaves) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(entry -> collect(path.with(entry.getKey()), entry.getValue(), leaves));
        } else if (node.isArray() && holdsObjects(node)) {
            for (int i = 0; i < node.size(); i++) {
                collect(path.with("[" + i + "]"), node.get(i), leaves);
            }
        } else {
            leaves.add(path);
        }
    }

    private static boolean holdsObjects(JsonNode list) {
        for (JsonNode each : list) {
            if (each.isContainerNode()) {
                return true;
            }
        }
        return false;
    }
}
