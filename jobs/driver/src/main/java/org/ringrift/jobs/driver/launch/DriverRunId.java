package org.ringrift.jobs.driver.launch;

import java.util.List;
import org.ringrift.Seeds;
import org.ringrift.Sha256;

/**
 * Identities of the runs that drivers begin, such as {@code driver-hex8_2p-train-0123456789abcdef}: they name what a run depends
 * on, so that the same work on the same tables is the same run, whichever driver begins it.
 */
public final class DriverRunId {
    private static final String PREFIX = "driver-";
    private static final int DIGITS = 16;
    private static final int HEX = 16;

    private DriverRunId() {}

    /**
     * The identity of a run.
     *
     * @param stage name of the stage
     * @param config key of the configuration
     * @param inputs what else it depends on
     */
    public static String of(String stage, String config, List<String> inputs) {
        String text = stage + "\n" + config + "\n" + String.join("\n", inputs);
        return PREFIX + config + "-" + stage + "-" + Sha256.ofText(text).substring(0, DIGITS);
    }

    /** Whether a driver began a run, and not a person. */
    public static boolean isOne(String runId) {
        return runId.startsWith(PREFIX);
    }

    /**
     * A seed that follows from an identity, 0 or more.
     *
     * @param runId made by {@link #of}
     */
    public static long seed(String runId) {
        return Seeds.mix(Long.parseUnsignedLong(runId.substring(runId.length() - DIGITS), HEX), 0) >>> 1;
    }
}
