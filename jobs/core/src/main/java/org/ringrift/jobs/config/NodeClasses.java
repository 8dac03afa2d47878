package org.ringrift.jobs.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ringrift.NearestName;
import org.ringrift.UserError;
import org.ringrift.jobs.config.ConfigSections.Entry;
import org.ringrift.jobs.config.ConfigSections.Section;

/**
 * The classes of machines of a file such as {@code conf/cluster.yaml}: a section each, named by the class, whose keys are
 * the components of {@link NodeClass} with hyphens. A key that is not there has the value of {@link NodeClass#defaults}.
 * Immutable.
 */
public final class NodeClasses {
    /** The shipped file, packed with the program. */
    private static final String SHIPPED = "cluster.yaml";

    private static final String NAME = "name";

    private final String file;
    private final Map<String, NodeClass> byName;

    private NodeClasses(String file, Map<String, NodeClass> byName) {
        this.file = file;
        this.byName = byName;
    }

    /**
     * A key of a class.
     *
     * @param name the key
     * @param component the component that it sets
     */
    public record Key(String name, RecordComponent component) {
        /** Meaning, unit and range. */
        public Domain domain() {
            return component.getAnnotation(Domain.class);
        }

        /** What its values may be. */
        public ValueCheck check() {
            return new ValueCheck(component.getType(), domain());
        }
    }

    /** The keys that a class may have, in the order of the record. */
    public static List<Key> keys() {
        return Arrays.stream(NodeClass.class.getRecordComponents())
                .filter(component -> !component.getName().equals(NAME))
                .map(component -> new Key(hyphenated(component.getName()), component))
                .toList();
    }

    /** The classes of {@code conf/cluster.yaml} as it came with this program. */
    public static NodeClasses shipped() {
        try (InputStream in = NodeClasses.class.getResourceAsStream(SHIPPED)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return of(ConfigSections.parse("conf/" + SHIPPED, text));
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own file cannot be read", e);
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its classes
     * @throws UserError if it cannot be read, or a key or value is wrong
     */
    public static NodeClasses read(Path file) {
        return of(ConfigSections.read(file));
    }

    /**
     * Makes classes of sections.
     *
     * @param sections a section a class
     * @return the classes
     * @throws UserError if a key or value is wrong
     */
    public static NodeClasses of(ConfigSections sections) {
        Map<String, NodeClass> classes = new LinkedHashMap<>();
        for (Section section : sections.sections()) {
            classes.put(section.name(), nodeClass(sections, section));
        }
        return new NodeClasses(sections.file(), classes);
    }

    /** Their names, in the order of the file. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** All of them, in the order of the file. */
    public List<NodeClass> all() {
        return List.copyOf(byName.values());
    }

    /**
     * Finds a class.
     *
     * @param name its name
     * @return the class
     * @throws UserError if there is none of that name
     */
    public NodeClass find(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new UserError("Cannot find node class '" + name + "' in " + file
                        + (byName.isEmpty()
                                ? ": the file has none."
                                : ", the nearest is " + NearestName.of(name, names()) + ": known classes are "
                                        + String.join(", ", names()) + ".")));
    }

    private static NodeClass nodeClass(ConfigSections sections, Section section) {
        List<Key> keys = keys();
        List<String> known = keys.stream().map(Key::name).toList();
        section.entries().forEach(entry -> sections.requireKnown(section, entry, known));
        NodeClass defaults = NodeClass.defaults(section.name());
        List<Object> values = new ArrayList<>(List.of(section.name()));
        List<Class<?>> types = new ArrayList<>(List.of(String.class));
        for (Key key : keys) {
            Optional<Entry> entry = section.entry(key.name());
            values.add(entry.isPresent() ? value(sections, section, key, entry.get()) : component(defaults, key));
            types.add(key.component().getType());
        }
        try {
            return NodeClass.class
                    .getDeclaredConstructor(types.toArray(Class[]::new))
                    .newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof UserError mistake) {
                throw new UserError(
                        mistake.getMessage()
                                .replaceFirst(":", " in " + sections.file() + ", line " + section.line() + ":"),
                        mistake);
            }
            throw new IllegalStateException("A node class cannot be made", e);
        }
    }

    private static Object value(ConfigSections sections, Section section, Key key, Entry entry) {
        Class<?> type = key.component().getType();
        boolean many = type == java.util.Set.class;
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
        if (many) {
            return entry.values().stream().map(StageName::parse).collect(Collectors.toSet());
        }
        String text = entry.values().get(0);
        return type == int.class ? (Object) Integer.valueOf(text) : Double.valueOf(text);
    }

    /** The value of a key in a class. */
    public static Object component(NodeClass nodeClass, Key key) {
        try {
            return key.component().getAccessor().invoke(nodeClass);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Component " + key.name() + " cannot be read", e);
        }
    }

    private static String hyphenated(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
