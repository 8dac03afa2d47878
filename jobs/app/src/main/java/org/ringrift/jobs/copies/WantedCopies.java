package org.ringrift.jobs.copies;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ringrift.UserError;
import org.ringrift.jobs.sync.SyncKind;

/**
 * How many sites should have a row.
 *
 * @param byKind by what it is; from 1
 */
public record WantedCopies(Map<SyncKind, Integer> byKind) {
    /** Copies the map. */
    public WantedCopies {
        byKind = Map.copyOf(byKind);
    }

    /**
     * Reads options.
     *
     * @param words such as {@code games=2} or {@code models=3}; a kind that is not named should be everywhere
     * @param sites how many sites there are
     * @throws UserError if there is no such kind, or not so many sites
     */
    public static WantedCopies parse(List<String> words, int sites) {
        Map<SyncKind, Integer> wanted = new EnumMap<>(SyncKind.class);
        Arrays.stream(SyncKind.values()).forEach(kind -> wanted.put(kind, sites));
        for (String word : words) {
            int equals = word.indexOf('=');
            String number = word.substring(equals + 1).strip();
            if (equals < 0 || !number.matches("\\d{1,4}")) {
                throw new UserError("Cannot use --wanted " + word + ": state KIND=N, such as games=2. Kinds: "
                        + SyncKind.keys() + ".");
            }
            int copies = Integer.parseInt(number);
            if (copies < 1 || copies > sites) {
                throw new UserError("Cannot use --wanted " + word + ": there are " + sites + " sites, so state 1 to "
                        + sites + ".");
            }
            wanted.put(SyncKind.parse(word.substring(0, equals).strip()), copies);
        }
        return new WantedCopies(wanted);
    }

    /** Sites that should have rows of a kind. */
    public int of(SyncKind kind) {
        return byKind.get(kind);
    }
}
