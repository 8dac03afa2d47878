package org.ringrift.jobs.bench.moves;

import java.util.List;
import org.ringrift.UserError;
import org.ringrift.jobs.bench.workload.BenchClock;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.Rules;

/**
 * Whose moves are to be timed, and how long.
 *
 * @param rules rules of the games
 * @param players who decides, one or more
 * @param positions decisions of a round, 1 to {@value #MAX_POSITIONS}
 * @param seconds least time of a player's decisions, whole rounds, after as long a warm-up; above 0, at most {@value #MAX_SECONDS}
 * @param clock what time is taken by
 * @param batch positions in one evaluation of a net, 1 to {@value #MAX_BATCH}
 */
public record MovesRequest(
        Rules rules, List<PlayerSpec> players, int positions, double seconds, BenchClock clock, int batch) {
    /** Most decisions of a round. */
    public static final int MAX_POSITIONS = 100_000;

    /** Most seconds of a player. */
    public static final int MAX_SECONDS = 3600;

    /** Most positions in one evaluation. */
    public static final int MAX_BATCH = 4096;

    /** @throws UserError if a number is out of range */
    public MovesRequest {
        players = List.copyOf(players);
        if (positions < 1 || positions > MAX_POSITIONS) {
            throw new UserError("Cannot time " + positions + " decisions: the range is 1 to " + MAX_POSITIONS + ".");
        }
        if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
            throw new UserError(
                    "Cannot time moves for " + seconds + " seconds: the range is above 0 to " + MAX_SECONDS + ".");
        }
        if (batch < 1 || batch > MAX_BATCH) {
            throw new UserError(
                    "Cannot evaluate " + batch + " positions at once: the range is 1 to " + MAX_BATCH + ".");
        }
    }
}
