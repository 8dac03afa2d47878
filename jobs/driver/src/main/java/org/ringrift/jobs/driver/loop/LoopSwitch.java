package org.ringrift.jobs.driver.loop;

import org.ringrift.jobs.config.YesNo;

/** Whether a driver runs background loops. */
public enum LoopSwitch {
    ON,
    OFF;

    /** The environment variable that says so. */
    public static final String VARIABLE = "RINGRIFT_EXTRACTED_LOOPS";

    /**
     * Reads the variable.
     *
     * @param value {@code true}, {@code false}, {@code 1} or {@code 0} in any case; null or blank if it is not set, which
     *     means on
     * @throws org.ringrift.UserError if it is something else
     */
    public static LoopSwitch parse(String value) {
        return YesNo.unlessNo(VARIABLE, value) ? ON : OFF;
    }
}
