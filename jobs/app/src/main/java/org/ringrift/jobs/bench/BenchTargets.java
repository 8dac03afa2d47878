package org.ringrift.jobs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.bench.Goal.Sense;

/**
 * What rows of the table are compared with, by their names. Written as text, a mark a line: {@code name | kind | value |
 * source}, where kind is {@code reference} (what another system reaches), {@code at_least} or {@code at_most} (a goal), or
 * {@code share} (a goal as part of the row's bound). Empty lines and those that begin with {@code #} are skipped.
 * Immutable.
 */
public final class BenchTargets {
    private static final String FILE = "targets.txt";
    private static final String REFERENCE = "reference";
    private static final String AT_LEAST = Sense.AT_LEAST.key();
    private static final String AT_MOST = Sense.AT_MOST.key();
    private static final String SHARE = "share";
    private static final List<String> KINDS = List.of(REFERENCE, AT_LEAST, AT_MOST, SHARE);
    private static final int FIELDS = 4;

    private final Map<String, Map<String, Double>> byName = new HashMap<>();

    private BenchTargets() {}

    /** The targets that come with this program. */
    public static BenchTargets load() {
        try (InputStream in = BenchTargets.class.getResourceAsStream(FILE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own file cannot be read", e);
        }
    }

    /**
     * Reads targets.
     *
     * @param text lines as described above
     * @return the targets
     * @throws IllegalArgumentException if a line is none, or a row has two of one kind
     */
    static BenchTargets parse(String text) {
        BenchTargets benchTargets = new BenchTargets();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(benchTargets::add);
        return benchTargets;
    }

    private void add(String line) {
        String[] fields = line.split("\\s*\\|\\s*", -1);
        if (fields.length != FIELDS || !KINDS.contains(fields[1])) {
            throw new IllegalArgumentException("Cannot read mark '" + line + "': it should be name | "
                    + String.join(" or ", KINDS) + " | value | source.");
        }
        Map<String, Double> benchTargets = byName.computeIfAbsent(fields[0], name -> new HashMap<>());
        if (benchTargets.put(fields[1], Double.valueOf(fields[2])) != null) {
            throw new IllegalArgumentException("Cannot read mark '" + line + "': the row has another of this kind.");
        }
    }

    /** What another system reaches, in the unit of the row; null if nothing is known. */
    Double reference(String name) {
        return byName.getOrDefault(name, Map.of()).get(REFERENCE);
    }

    /**
     * What a row should reach.
     *
     * @param name of the row
     * @param bound of the row, or null
     * @return the goal; null without one, or if it is a share of a bound that was not measured
     */
    Goal goal(String name, Bound bound) {
        Map<String, Double> benchTargets = byName.getOrDefault(name, Map.of());
        if (benchTargets.containsKey(AT_LEAST)) {
            return new Goal(Sense.AT_LEAST, benchTargets.get(AT_LEAST));
        }
        if (benchTargets.containsKey(AT_MOST)) {
            return new Goal(Sense.AT_MOST, benchTargets.get(AT_MOST));
        }
        return benchTargets.containsKey(SHARE) && bound != null
                ? new Goal(Sense.AT_LEAST, benchTargets.get(SHARE) * bound.value())
                : null;
    }
}
