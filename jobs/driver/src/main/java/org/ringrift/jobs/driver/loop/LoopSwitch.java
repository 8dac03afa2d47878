package org.ringrift.jobs.driver.loop;

import java.util.Locale;
import org.ringrift.UserError;

/** Whether a driver runs background loops. */
public enum LoopSwitch {
    ON,
    OFF;

    /** The environment variable that says so. */
    public static final String VARIABLE = "RINGRIFT_EXTRACTED_LOOPS";

    /**
     * Reads the variable.
     *
     * @param value {@code true}, {@code false}, {@code 1} or {@code 0} in any case; null if it is not set, which means on
     * @throws UserError if it is something else
     */
    public static LoopSwitch parse(String value) {
        if (value == null) {
            return ON;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> ON;
            case "false", "0" -> OFF;
            default ->
                throw new UserError("Cannot read " + VARIABLE + "=" + value
                        + ": it says neither yes nor no. Set it to true, false, 1 or 0, or not at all.");
        };
    }
}
