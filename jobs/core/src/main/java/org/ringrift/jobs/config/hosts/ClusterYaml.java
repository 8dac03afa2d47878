package org.ringrift.jobs.config.hosts;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.config.hosts.HostsImport.ImportedClass;

/** Writes classes of machines as {@link NodeClasses} reads them, with the names of their hosts as comments. */
public final class ClusterYaml {
    private static final int WIDTH = 118;

    private ClusterYaml() {}

    /**
     * The text of a file such as {@code conf/cluster.yaml}.
     *
     * @param imported the classes
     * @return YAML with comments
     */
    public static String of(HostsImport imported) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Classes of machines, made by ./ringrift config import-hosts from ")
                .append(KeyPath.shown(imported.file()))
                .append(".\n")
                .append("# Use it with --cluster-file FILE or RINGRIFT_CLUSTER.")
                .append(" Keys, units, ranges and defaults: docs/reference/configuration.md.\n");
        imported.classes().forEach(each -> add(yaml, each));
        return yaml.toString();
    }

    private static void add(StringBuilder yaml, ImportedClass each) {
        yaml.append('\n');
        comment(yaml, each);
        NodeClass machine = each.machine();
        yaml.append(machine.name()).append(":\n");
        NodeClasses.keys()
                .forEach(key -> yaml.append("  ")
                        .append(key.name())
                        .append(": ")
                        .append(value(key.of(machine)))
                        .append('\n'));
    }

    private static void comment(StringBuilder yaml, ImportedClass each) {
        StringBuilder line = new StringBuilder("#");
        for (int i = 0; i < each.hosts().size(); i++) {
            String word = " " + KeyPath.shown(each.hosts().get(i))
                    + (i + 1 < each.hosts().size() ? "," : "");
            if (line.length() > 1 && line.length() + word.length() > WIDTH) {
                yaml.append(line).append('\n');
                line = new StringBuilder("#");
            }
            line.append(word);
        }
        yaml.append(line).append('\n');
    }

    private static String value(Object value) {
        if (value instanceof Set<?> stages) {
            return stages.stream()
                    .map(StageName.class::cast)
                    .sorted()
                    .map(StageName::key)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
    }
}
