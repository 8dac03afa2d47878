package org.ringrift.jobs.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ringrift.UserError;
import org.ringrift.jobs.config.ConfigSections.Entry;
import org.ringrift.jobs.config.ConfigSections.Section;

/**
 * Sections of a file as records: the name of a section is the first component, {@code name}; its keys are the others, with
 * hyphens. A key that is not there has the value of a default record. Immutable.
 *
 * @param <R> a record of whole and real numbers, flags, texts, and sets of stages, each with a {@link Domain}
 */
final class RecordSections<R extends Record> {
    private static final String NAME = "name";

    private final Class<R> type;
    private final Function<String, R> defaults;

    /**
     * @param type the record
     * @param defaults the record of a section without keys, by the section's name
     */
    RecordSections(Class<R> type, Function<String, R> defaults) {
        this.type = type;
        this.defaults = defaults;
    }

    /** The keys that a section may have, in the order of the record. */
    List<SettingKey> keys() {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getName().equals(NAME))
                .map(component -> new SettingKey(hyphenated(component.getName()), component))
                .toList();
    }

    /**
     * Reads sections.
     *
     * @return a record for each, by name, in the order of the file
     * @throws UserError if a key or value is wrong
     */
    Map<String, R> read(ConfigSections sections) {
        Map<String, R> records = new LinkedHashMap<>();
        for (Section section : sections.sections()) {
            records.put(section.name(), read(sections, section));
        }
        return records;
    }

    private R read(ConfigSections sections, Section section) {
        List<SettingKey> keys = keys();
        List<String> known = keys.stream().map(SettingKey::name).toList();
        section.entries().forEach(entry -> sections.requireKnown(section, entry, known));
        R unset = defaults.apply(section.name());
        Map<SettingKey, Object> values = new LinkedHashMap<>();
        for (SettingKey key : keys) {
            Optional<Entry> entry = section.entry(key.name());
            values.put(key, entry.isPresent() ? value(sections, section, key, entry.get()) : key.of(unset));
        }
        try {
            return make(section.name(), values);
        } catch (UserError mistake) {
            throw new UserError(
                    mistake.getMessage().replaceFirst(":", " in " + sections.file() + ", line " + section.line() + ":"),
                    mistake);
        }
    }

    /**
     * Makes a record.
     *
     * @param name its name
     * @param values a value for each of the {@link #keys}, in their order
     * @throws UserError if the record refuses them
     */
    R make(String name, Map<SettingKey, Object> values) {
        List<Object> arguments = new ArrayList<>(List.of(name));
        List<Class<?>> types = new ArrayList<>(List.of(String.class));
        values.forEach((key, value) -> {
            arguments.add(value);
            types.add(key.component().getType());
        });
        try {
            return type.getDeclaredConstructor(types.toArray(Class[]::new)).newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof UserError mistake) {
                throw mistake;
            }
            throw new IllegalStateException("A record of settings cannot be made", e);
        }
    }

    private static Object value(ConfigSections sections, Section section, SettingKey key, Entry entry) {
        boolean many = key.component().getType() == Set.class;
        if (entry.list() && !many) {
            throw sections.mistake(section, entry, "it takes one value, not a list.");
        }
        ValueCheck check = key.check();
        for (String value : entry.values()) {
            Optional<String> problem = check.problem(value);
            if (problem.isPresent()) {
                throw sections.mistake(section, entry, "it is '" + value + "', " + problem.get() + ".");
            }
        }
        return many
                ? entry.values().stream().map(StageName::parse).collect(Collectors.toSet())
                : key.value(entry.values().get(0));
    }

    private static String hyphenated(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
