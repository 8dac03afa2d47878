package org.ringrift.jobs.bench.moves;

import java.time.Instant;
import java.util.List;
import org.ringrift.jobs.bench.Machine;

/**
 * How long players think.
 *
 * @param machine what it was measured on
 * @param measuredAt when it was done
 * @param config configuration
 * @param positions different decisions, from all parts of seeded games
 * @param seconds least time of a player's decisions
 * @param clock what time was taken by, {@code cpu} or {@code wall}
 * @param batch positions in one evaluation of a net
 * @param moves each player's time of a move, and those of searches without a net for comparison, by simulations
 * @param equal for each search with a net the search without one that thinks as long
 */
public record MovesReport(
        Machine machine,
        Instant measuredAt,
        String config,
        int positions,
        double seconds,
        String clock,
        int batch,
        List<MoveTime> moves,
        List<EqualSearch> equal) {
    /** Copies the lists. */
    public MovesReport {
        moves = List.copyOf(moves);
        equal = List.copyOf(equal);
    }
}
