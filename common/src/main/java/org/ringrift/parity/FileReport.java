package org.ringrift.parity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ringrift.UserError;

/**
 * What replaying one trace file gave.
 *
 * @param file the file
 * @param games games in it, 1 or more
 * @param steps recorded moves of these games
 * @param mismatches the first difference of each game that differs
 * @param seconds wall time
 */
public record FileReport(Path file, int games, long steps, List<Mismatch> mismatches, double seconds) {
    /**
     * Replays all games of a file.
     *
     * @param file a trace file
     * @return what was found
     * @throws UserError if the file cannot be read or holds no game
     */
    public static FileReport of(Path file) {
        long start = System.nanoTime();
        int games = 0;
        long steps = 0;
        List<Mismatch> mismatches = new ArrayList<>();
        try (TraceReader reader = new TraceReader(file)) {
            for (Trace trace = reader.next(); trace != null; trace = reader.next()) {
                games++;
                steps += trace.steps().size();
                Optional<Mismatch> mismatch = TraceCheck.check(trace);
                mismatch.ifPresent(mismatches::add);
            }
        }
        if (games == 0) {
            throw new UserError("Cannot compare trace file " + file + ": there is no game in it.");
        }
        return new FileReport(file, games, steps, List.copyOf(mismatches), (System.nanoTime() - start) / 1e9);
    }
}
