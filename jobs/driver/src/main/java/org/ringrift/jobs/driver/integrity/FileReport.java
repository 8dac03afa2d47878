package org.ringrift.jobs.driver.integrity;

import java.time.Instant;
import java.util.List;

/**
 * How the files are that tables name.
 *
 * @param at when they were looked at last; {@link Instant#EPOCH} for never
 * @param files files that tables name
 * @param missing of these, not there
 * @param damaged of these, of wrong size or content, in place or put aside
 * @param unreadable of these, could not be judged
 * @param unread of these, whose content was never read yet
 * @param bytesRead content read since the start
 * @param repaired files repaired since the start
 * @param problems the first problems, at most {@value #MOST}
 */
public record FileReport(
        Instant at,
        int files,
        int missing,
        int damaged,
        int unreadable,
        int unread,
        long bytesRead,
        int repaired,
        List<FileProblem> problems) {
    /** Problems that a report names. */
    static final int MOST = 20;

    /** Before the first look. */
    public static final FileReport NONE = new FileReport(Instant.EPOCH, 0, 0, 0, 0, 0, 0, 0, List.of());

    /** Copies the list. */
    public FileReport {
        problems = List.copyOf(problems);
    }

    /** Whether every file that was looked at is there and whole. */
    public boolean whole() {
        return missing == 0 && damaged == 0 && unreadable == 0;
    }
}
