package org.ringrift.player;

import java.util.Collection;

/** Finds the known name that a mistyped one most likely meant. */
final class NearestName {
    private NearestName() {}

    /** The known name that begins with the given one, else the one with the fewest edits to it; the first of equals. */
    static String of(String name, Collection<String> known) {
        String nearest = "";
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            boolean abbreviated = !name.isEmpty() && candidate.startsWith(name);
            int edits = abbreviated ? 0 : edits(name, candidate);
            if (edits < fewest) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return nearest;
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
