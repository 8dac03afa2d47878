package org.ringrift.jobs.config;

import java.util.Locale;
import org.ringrift.UserError;

/** Reads variables of the environment that say yes or no. */
public final class YesNo {
    private YesNo() {}

    /**
     * Reads a variable that means yes unless it says no.
     *
     * @param variable its name, for the message
     * @param value {@code true}, {@code false}, {@code 1} or {@code 0} in any case; null or blank if it is not set
     * @throws UserError if it is something else
     */
    public static boolean unlessNo(String variable, String value) {
        return parse(variable, value, true);
    }

    /**
     * Reads a variable that means no unless it says yes.
     *
     * @param variable its name, for the message
     * @param value {@code true}, {@code false}, {@code 1} or {@code 0} in any case; null or blank if it is not set
     * @throws UserError if it is something else
     */
    public static boolean onlyIfYes(String variable, String value) {
        return parse(variable, value, false);
    }

    private static boolean parse(String variable, String value, boolean unset) {
        String stated = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        return switch (stated) {
            case "" -> unset;
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw new UserError("Cannot read " + variable + "=" + value
                        + ": it says neither yes nor no. Set it to true, false, 1 or 0, or not at all.");
        };
    }
}
