package org.ringrift.parity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What replaying one trace file gave.
 *
 * @param file the file
 * @param games games in it
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
     * @throws org.ringrift.UserError if the file cannot be read
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
        return new FileReport(file, games, steps, List.copyOf(mismatches), (System.nanoTime() - start) / 1e9);
    }
}
