package org.ringrift.jobs.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.NearestName;
import org.ringrift.UserError;

/**
 * The classes of machines of a file such as {@code conf/cluster.yaml}: a section each, named by the class, whose keys are
 * the components of {@link NodeClass} with hyphens. A key that is not there has the value of {@link NodeClass#defaults}.
 * Immutable.
 */
public final class NodeClasses {
    /** The shipped file, packed with the program. */
    private static final String SHIPPED = "cluster.yaml";

    private static final RecordSections<NodeClass> SECTIONS =
            new RecordSections<>(NodeClass.class, NodeClass::defaults);

    private final String file;
    private final Map<String, NodeClass> byName;

    private NodeClasses(String file, Map<String, NodeClass> byName) {
        this.file = file;
        this.byName = byName;
    }

    /** The keys that a class may have, in the order of the record. */
    public static List<SettingKey> keys() {
        return SECTIONS.keys();
    }

    /** The classes of {@code conf/cluster.yaml} as it came with this program. */
    public static NodeClasses shipped() {
        return of(ConfigSections.packed(NodeClasses.class, SHIPPED));
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
        return new NodeClasses(sections.file(), SECTIONS.read(sections));
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
}
