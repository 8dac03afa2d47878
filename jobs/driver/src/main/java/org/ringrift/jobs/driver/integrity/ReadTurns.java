package org.ringrift.jobs.driver.integrity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which files are read whole in a step: a pure function. */
final class ReadTurns {
    private ReadTurns() {}

    /**
     * A file that may be read.
     *
     * @param uri the file
     * @param bytes its size, 0 or more
     * @param due when it is to be read; {@link Instant#MIN} for a file that never was
     */
    record Turn(String uri, long bytes, Instant due) {}

    /**
     * Chooses.
     *
     * @param files all files, in any order
     * @param now the time
     * @param most bytes to be read in one step, above 0
     * @return those that are due, the longest due first, as many as fit into the bytes; a file that is larger than that goes
     *     alone
     */
    static List<String> next(List<Turn> files, Instant now, long most) {
        List<Turn> due = new ArrayList<>(files);
        due.removeIf(file -> file.due().isAfter(now));
        due.sort(Comparator.comparing(Turn::due)); // stable: new files in the order in which they came
        List<String> next = new ArrayList<>();
        long bytes = 0;
        for (Turn file : due) {
            bytes += file.bytes();
            if (bytes > most && !next.isEmpty()) {
                break; // no smaller one overtakes: each file's turn comes
            }
            next.add(file.uri());
        }
        return next;
    }
}
