package org.ringrift.jobs.sql;

import java.util.Locale;

/**
 * What a session gave for the golden rows of a function.
 *
 * @param function its name in SQL
 * @param rows how many there are
 * @param wrong how many are more than 12 digits off
 * @param deviation the greatest, of values above 1 as a share of them
 * @param onGpu whether the plan computed the function on a GPU
 */
public record FunctionReport(String function, int rows, int wrong, double deviation, boolean onGpu) {
    /** One line for people. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-16s %2d rows on the %s, greatest deviation %.1e%s",
                function,
                rows,
                onGpu ? "GPU" : "CPU",
                deviation,
                wrong == 0 ? "" : ", " + wrong + " WRONG");
    }
}
