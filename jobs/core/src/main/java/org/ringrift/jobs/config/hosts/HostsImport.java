package org.ringrift.jobs.config.hosts;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringrift.UserError;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.NodeClasses;

/**
 * The predecessor's file of hosts as classes of machines. Hosts that are alike are of one class. Immutable.
 *
 * @param file the old file, as messages call it
 * @param classes the classes, in the order of their first hosts
 * @param without hosts that have no class, in order
 * @param findings what became of each key, in the order of the file: none is missing
 */
public record HostsImport(String file, List<ImportedClass> classes, List<String> without, List<Finding> findings) {
    /** Copies the lists. */
    public HostsImport {
        classes = List.copyOf(classes);
        without = List.copyOf(without);
        findings = List.copyOf(findings);
    }

    /**
     * A class and its hosts.
     *
     * @param machine the class
     * @param hosts names of its hosts; at least one
     */
    public record ImportedClass(NodeClass machine, List<String> hosts) {
        /** Copies the list. */
        public ImportedClass {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * Reads a file.
     *
     * @param file such as the predecessor's {@code config/distributed_hosts.yaml}
     * @throws UserError if it cannot be read, a value is of the wrong kind, or no host is left that can do anything
     */
    public static HostsImport read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new UserError("Cannot read " + file + ": there is no such file.", e);
        } catch (MalformedInputException e) {
            throw new UserError("Cannot read " + file + ": it is no UTF-8 text.", e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name how it is called in messages
     * @param text YAML
     * @throws UserError as {@link #read}
     */
    public static HostsImport parse(String name, String text) {
        HostsFile file = HostsFile.parse(name, text);
        NodeClasses shipped = NodeClasses.shipped();
        Map<String, String> reasons = new LinkedHashMap<>();
        List<HostClass> mapped = new ArrayList<>();
        file.hosts().forEach(entry -> {
            OldHost host = OldHost.read(file, entry.getKey(), entry.getValue());
            if (host.gone()) {
                reasons.put(host.name(), "the host is " + host.status() + ", so it has no class");
            } else if (HostUse.stages(host).isEmpty()) {
                reasons.put(host.name(), "the host neither plays nor trains nor coordinates, so it has no class");
            } else {
                mapped.add(HostClass.of(host, shipped));
            }
        });
        if (mapped.isEmpty()) {
            throw new UserError("Cannot make classes of machines from " + name + ": of " + reasons.size()
                    + " hosts none is ready to play, train or coordinate. Look at their keys status and role.");
        }
        return new HostsImport(name, grouped(mapped), List.copyOf(reasons.keySet()), findings(file, mapped, reasons));
    }

    /** Hosts whose class is the same but for the host. */
    private static List<ImportedClass> grouped(List<HostClass> mapped) {
        Map<NodeClass, List<String>> alike = new LinkedHashMap<>();
        mapped.forEach(each -> alike.computeIfAbsent(each.machine(), machine -> new ArrayList<>())
                .add(each.host().name()));
        Set<String> taken = new HashSet<>();
        List<ImportedClass> classes = new ArrayList<>();
        alike.forEach((machine, hosts) -> {
            String name = machine.name();
            for (int number = 2; !taken.add(name); number++) {
                name = machine.name() + "-" + number;
            }
            classes.add(new ImportedClass(named(machine, name), hosts));
        });
        return classes;
    }

    private static NodeClass named(NodeClass machine, String name) {
        return new NodeClass(
                name,
                machine.cores(),
                machine.memoryGb(),
                machine.overheadGb(),
                machine.gpus(),
                machine.gpuMemoryGb(),
                machine.gpuShare(),
                machine.concurrency(),
                machine.batch(),
                machine.partitionsPerCore(),
                machine.provider(),
                machine.costPerHour(),
                machine.stages());
    }

    private static List<Finding> findings(HostsFile file, List<HostClass> mapped, Map<String, String> reasons) {
        Map<String, List<Finding>> assumed = new HashMap<>();
        mapped.forEach(each -> assumed.put(each.host().name(), each.assumed()));
        List<Finding> findings = new ArrayList<>();
        for (KeyPath path : file.leaves()) {
            boolean read = path.ofHost() && path.parts().size() == 3 && OldHost.KEYS.contains(path.name());
            String host = path.ofHost() ? path.parts().get(1) : "";
            if (!read && path.parts().size() > (path.ofHost() ? 2 : 0)) {
                findings.add(KnownKeys.judge(path));
            } else if (reasons.containsKey(host)) {
                findings.add(KnownKeys.finding(Outcome.LEFT_OUT, path, reasons.get(host)));
            } else if (assumed.getOrDefault(host, List.of()).stream()
                    .noneMatch(each -> each.path().equals(path.text()))) {
                findings.add(KnownKeys.finding(Outcome.USED, path, "in the class of the host"));
            }
        }
        mapped.forEach(each -> findings.addAll(each.assumed()));
        return findings;
    }
}
