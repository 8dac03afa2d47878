package org.ringrift.jobs.cli.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.config.hosts.Finding;
import org.ringrift.jobs.config.hosts.HostsImport;
import org.ringrift.jobs.config.hosts.Outcome;

/** What became of the predecessor's file of hosts, for people. */
public final class HostsText {
    private static final Map<Outcome, String> HEADS = new EnumMap<>(Map.of(
            Outcome.ASSUMED, "Assumed, look at it",
            Outcome.ELSEWHERE, "Set elsewhere now",
            Outcome.SECRET, "Secret, neither copied nor shown",
            Outcome.LEFT_OUT, "Not needed any more",
            Outcome.UNKNOWN, "Unknown, nothing was made of it"));

    /** What a reader has to look at stands with each key by its full name. */
    private static final List<Outcome> ONE_BY_ONE = List.of(Outcome.UNKNOWN, Outcome.ASSUMED);

    private static final List<Outcome> SUMMED_UP = List.of(Outcome.ELSEWHERE, Outcome.SECRET, Outcome.LEFT_OUT);

    private HostsText() {}

    /**
     * The report.
     *
     * @param imported what was read
     * @return text of several lines
     */
    public static String of(HostsImport imported) {
        int hosts = imported.classes().stream()
                .mapToInt(each -> each.hosts().size())
                .sum();
        StringBuilder text = new StringBuilder();
        text.append(hosts + imported.without().size())
                .append(" hosts, of which ")
                .append(hosts)
                .append(" are of ");
        text.append(imported.classes().size())
                .append(" classes")
                .append(System.lineSeparator())
                .append(table(imported));
        if (!imported.without().isEmpty()) {
            text.append("Without a class: ")
                    .append(String.join(", ", imported.without()))
                    .append(System.lineSeparator());
        }
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        imported.findings().forEach(finding -> counts.merge(finding.outcome(), 1, Integer::sum));
        text.append("Keys used: ").append(counts.getOrDefault(Outcome.USED, 0)).append(System.lineSeparator());
        ONE_BY_ONE.forEach(outcome -> append(text, outcome, lines(imported, outcome, false)));
        SUMMED_UP.forEach(outcome -> append(text, outcome, lines(imported, outcome, true)));
        return text.toString();
    }

    private static String table(HostsImport imported) {
        List<List<String>> rows = new ArrayList<>();
        imported.classes().forEach(each -> {
            NodeClass machine = each.machine();
            rows.add(List.of(
                    machine.name(),
                    Integer.toString(each.hosts().size()),
                    Integer.toString(machine.cores()),
                    Integer.toString(machine.memoryGb()),
                    Integer.toString(machine.gpus()),
                    machine.provider(),
                    String.join(
                            ", ",
                            machine.stages().stream()
                                    .sorted()
                                    .map(StageName::key)
                                    .toList())));
        });
        return new TextTable(
                        List.of("class", "hosts", "cores", "memory-gb", "gpus", "provider", "stages"),
                        List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT),
                        rows)
                .render();
    }

    private static void append(StringBuilder text, Outcome outcome, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(HEADS.get(outcome)).append(':').append(System.lineSeparator());
            lines.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        }
    }

    private static List<String> lines(HostsImport imported, Outcome outcome, boolean summedUp) {
        Map<String, Map<String, Integer>> keys = new LinkedHashMap<>();
        for (Finding finding : imported.findings()) {
            if (finding.outcome() == outcome) {
                keys.computeIfAbsent(finding.about(), about -> new LinkedHashMap<>())
                        .merge(summedUp ? finding.pattern() : finding.path(), 1, Integer::sum);
            }
        }
        List<String> lines = new ArrayList<>();
        keys.forEach((about, counts) -> {
            List<String> names = new ArrayList<>();
            counts.forEach((name, count) -> names.add(count == 1 ? name : name + " (" + count + ")"));
            lines.add(String.join(", ", names) + ": " + about);
        });
        return lines;
    }
}
