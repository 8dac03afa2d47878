package org.ringrift.jobs.config.hosts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ringrift.UserError;

/**
 * A host of the old file, by the keys that say what it is and is for.
 *
 * @param name its name
 * @param cpus cores, 1 or more
 * @param memoryGb memory, 1 or more
 * @param gpu its cards
 * @param role what it was for, such as {@code gpu_selfplay}; empty if that is not stated
 * @param status such as {@code ready}; empty if that is not stated
 * @param coordinator whether it was stated to be the coordinator
 * @param selfplay whether it was to play; empty if that is not stated
 * @param training whether it was to train; empty if that is not stated
 */
record OldHost(
        String name,
        OptionalInt cpus,
        OptionalInt memoryGb,
        OldGpu gpu,
        String role,
        String status,
        boolean coordinator,
        Optional<Boolean> selfplay,
        Optional<Boolean> training) {
    /** The keys that are read. */
    static final List<String> KEYS = List.of(
            "cpus",
            "memory_gb",
            "gpu",
            "gpu_vram_gb",
            "role",
            "status",
            "is_coordinator",
            "selfplay_enabled",
            "training_enabled");

    private static final Set<String> LIVE = Set.of("", "ready", "active", "online", "healthy");
    private static final Set<String> GONE =
            Set.of("offline", "archived", "retired", "disabled", "stopped", "terminated", "decommissioned");

    /**
     * Reads a host.
     *
     * @param file of this file
     * @param name its name
     * @param keys its keys
     * @throws UserError naming the key whose value is of another kind than it should be
     */
    static OldHost read(HostsFile file, String name, JsonNode keys) {
        Reader reader = new Reader(file.name(), KeyPath.of(KeyPath.HOSTS, name), keys);
        if (!keys.isObject()) {
            throw new UserError("Cannot use " + reader.host().text() + " in " + file.name()
                    + ": it is no host. State its keys below it, such as cpus and memory_gb.");
        }
        return new OldHost(
                name,
                reader.number("cpus", 1, 1024),
                reader.number("memory_gb", 1, 65_536),
                OldGpu.of(reader.text("gpu"), reader.number("gpu_vram_gb", 0, 4096)),
                reader.text("role").toLowerCase(Locale.ROOT),
                reader.text("status").toLowerCase(Locale.ROOT),
                reader.flag("is_coordinator").orElse(false),
                reader.flag("selfplay_enabled"),
                reader.flag("training_enabled"));
    }

    /** Whether it was there no more. */
    boolean gone() {
        return GONE.contains(status);
    }

    /** Whether its status says plainly that it was or was not there. */
    boolean knownStatus() {
        return gone() || LIVE.contains(status);
    }

    /** Where one of its keys stands. */
    KeyPath at(String key) {
        return KeyPath.of(KeyPath.HOSTS, name, key);
    }

    /** Values of a host; keys without a value are as good as not there. */
    private record Reader(String file, KeyPath host, JsonNode keys) {
        OptionalInt number(String key, int least, int most) {
            JsonNode value = keys.path(key);
            if (absent(value)) {
                return OptionalInt.empty();
            }
            // Half a gigabyte is not worth a word.
            double number = value.isNumber() ? Math.floor(value.asDouble()) : -1;
            if (!(number >= least && number <= most)) {
                throw mistake(key, "it should be a number from " + least + " to " + most);
            }
            return OptionalInt.of((int) number);
        }

        String text(String key) {
            JsonNode value = keys.path(key);
            if (absent(value)) {
                return "";
            }
            if (!value.isValueNode()) {
                throw mistake(key, "it should be one value");
            }
            return value.asText().strip();
        }

        Optional<Boolean> flag(String key) {
            JsonNode value = keys.path(key);
            if (absent(value)) {
                return Optional.empty();
            }
            if (!value.isBoolean()) {
                throw mistake(key, "it should be true or false");
            }
            return Optional.of(value.asBoolean());
        }

        private static boolean absent(JsonNode value) {
            return value.isMissingNode() || value.isNull();
        }

        private UserError mistake(String key, String why) {
            return new UserError("Cannot use key " + host.with(key).text() + " in " + file + ": " + why + ".");
        }
    }
}
