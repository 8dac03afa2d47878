package org.ringrift.jobs.driver.machines;

import java.io.File;
import java.util.OptionalDouble;

/**
 * What of a disk is in use.
 *
 * @param total bytes it has; 0 where there is no disk
 * @param free bytes that nothing is stored in
 * @param usable those of them that this user may fill
 */
record DiskUse(long total, long free, long usable) {
    private static final double ALL = 100;

    /**
     * Of the disk that holds a folder.
     *
     * @param folder a folder, which need not be there
     */
    static DiskUse of(File folder) {
        return new DiskUse(folder.getTotalSpace(), folder.getFreeSpace(), folder.getUsableSpace());
    }

    /**
     * The part in use, as {@code df} tells it: of what users may fill. What is kept back, for root or by a quota, is neither in
     * use nor free, for no file that is deleted would bring it back.
     *
     * @return per cent, 0 to 100; empty where there is no disk
     */
    OptionalDouble percent() {
        if (total == 0) {
            return OptionalDouble.empty();
        }
        double used = Math.max(0, total - free);
        return OptionalDouble.of(used + usable == 0 ? ALL : ALL * used / (used + usable));
    }
}
