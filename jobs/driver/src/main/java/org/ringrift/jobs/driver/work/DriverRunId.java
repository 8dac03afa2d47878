package org.ringrift.jobs.driver.work;

import org.ringrift.Seeds;
import org.ringrift.Sha256;

/**
 * Identities of the runs of planned work, such as {@code driver-0123ab-hex8_2p-train-7}: all attempts of an item are attempts of
 * one run, whichever driver begins them. They begin with the identity of the warehouse's table of work, so that the runs of two
 * warehouses, and their games, are not the same when they meet.
 */
public final class DriverRunId {
    private static final String PREFIX = "driver-";
    private static final int DIGITS = 6;
    private static final int SEED_DIGITS = 16;
    private static final int HEX = 16;

    private DriverRunId() {}

    /**
     * The identity of a run.
     *
     * @param table identity of the table of work
     * @param workId identity of the item
     */
    public static String of(String table, String workId) {
        return PREFIX + Sha256.ofText(table).substring(0, DIGITS) + "-" + workId;
    }

    /** Whether a driver began a run, and not a person. */
    public static boolean isOne(String runId) {
        return runId.startsWith(PREFIX);
    }

    /**
     * A seed that follows from an identity, 0 or more.
     *
     * @param runId any
     */
    public static long seed(String runId) {
        String digits = Sha256.ofText(runId).substring(0, SEED_DIGITS);
        return Seeds.mix(Long.parseUnsignedLong(digits, HEX), 0) >>> 1;
    }
}
