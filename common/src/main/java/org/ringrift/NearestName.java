package org.ringrift;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one most likely meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * The known name that begins with the given one, else the one with the fewest edits to it.
     *
     * @param name what was given; case does not matter
     * @param known names to choose from
     * @return the nearest one, the first of equals; empty if there are none
     */
    public static String of(String name, Collection<String> known) {
        String given = name.toLowerCase(Locale.ROOT);
        String nearest = "";
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            boolean abbreviated = !given.isEmpty() && candidate.startsWith(given);
            int edits = abbreviated ? 0 : edits(given, candidate);
            if (edits < fewest) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /**
     * As {@link #of}, unless more than half of the letters would have to change.
     *
     * @param name what was given; case does not matter
     * @param known names to choose from
     * @return the nearest one, if there is one near enough
     */
    public static Optional<String> near(String name, Collection<String> known) {
        String nearest = of(name, known);
        int longer = Math.max(name.length(), nearest.length());
        boolean near = !nearest.isEmpty() && 2 * edits(name.toLowerCase(Locale.ROOT), nearest) <= longer;
        return near ? Optional.of(nearest) : Optional.empty();
    }

    /** Levenshtein distance: insertions, deletions and replacements that turn one text into the other. */
    static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
