package org.ringrift;

import java.util.Arrays;
import java.util.List;

/** A constant that users name in options, files and tables. */
public interface Keyed {
    /** Its name there. */
    String key();

    /**
     * Finds a constant by its name.
     *
     * @param <E> the kind of constant
     * @param type the constants
     * @param kind what one of them is called in an error, for example {@code board}
     * @param key the name
     * @return the constant
     * @throws UserError if there is none of that name
     */
    static <E extends Enum<E> & Keyed> E find(Class<E> type, String kind, String key) {
        E[] constants = type.getEnumConstants();
        List<String> known = keys(type);
        int found = known.indexOf(key);
        if (found < 0) {
            throw new UserError("Cannot find " + kind + " '" + key + "', the nearest is " + NearestName.of(key, known)
                    + ": known are " + String.join(", ", known) + ".");
        }
        return constants[found];
    }

    /** The names of all constants in their order. */
    static <E extends Enum<E> & Keyed> List<String> keys(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Keyed::key).toList();
    }
}
