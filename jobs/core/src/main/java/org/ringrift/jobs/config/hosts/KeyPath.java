package org.ringrift.jobs.config.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a value stands in a file.
 *
 * @param parts keys from the outermost inwards; a place in a list is {@code [0]}, {@code [1]} and so on
 */
record KeyPath(List<String> parts) {
    /** Section of the file whose keys are names of hosts. */
    static final String HOSTS = "hosts";

    private static final Pattern PLAIN = Pattern.compile("[\\w*/-]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

    /** Copies the list. */
    KeyPath {
        parts = List.copyOf(parts);
    }

    static KeyPath of(String... parts) {
        return new KeyPath(List.of(parts));
    }

    /** Something inside. */
    KeyPath with(String part) {
        List<String> longer = new ArrayList<>(parts);
        longer.add(part);
        return new KeyPath(longer);
    }

    /** Whether it belongs to a host. */
    boolean ofHost() {
        return parts.size() > 1 && parts.get(0).equals(HOSTS);
    }

    /** Keys joined by dots; those that are no plain words stand in quotes. */
    String text() {
        return text(parts);
    }

    /** The same with {@code *} for the name of a host and for places in lists. */
    String pattern() {
        List<String> general = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            general.add(i == 1 && ofHost() || inList(parts.get(i)) ? "*" : parts.get(i));
        }
        return text(general);
    }

    /**
     * Whether it is, or lies inside, what a pattern names.
     *
     * @param pattern keys, of which {@code *} stands for any
     */
    boolean within(List<String> pattern) {
        if (pattern.size() > parts.size()) {
            return false;
        }
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).equals("*") && !pattern.get(i).equals(parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The innermost key that is not a place in a list. */
    String name() {
        int last = parts.size() - 1;
        while (last > 0 && inList(parts.get(last))) {
            last--;
        }
        return parts.get(last);
    }

    private static boolean inList(String part) {
        return part.startsWith("[");
    }

    private static String text(List<String> parts) {
        return parts.stream()
                .map(part -> inList(part) || PLAIN.matcher(part).matches() ? part : '"' + shown(part) + '"')
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /** A name of the file on one line. */
    static String shown(String name) {
        return UNPRINTABLE.matcher(name).replaceAll("?");
    }
}
