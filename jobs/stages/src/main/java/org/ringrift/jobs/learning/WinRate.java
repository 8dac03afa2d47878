package org.ringrift.jobs.learning;

import java.util.Optional;
import org.ringrift.jobs.lake.schema.OpponentEvidence;

/**
 * A share of games won, with its 95 % Wilson interval.
 *
 * @param games games that count
 * @param wins games of them that were won
 * @param rate wins / games, 0..1
 * @param low lower bound, 0..1
 * @param high upper bound, 0..1
 */
public record WinRate(long games, long wins, double rate, double low, double high) {
    /** The win rate that an evaluation has recorded, unless it had no games. */
    static Optional<WinRate> of(OpponentEvidence evidence) {
        int games = evidence.distinctGames() == null ? evidence.games() : evidence.distinctGames();
        return games == 0
                ? Optional.empty()
                : Optional.of(new WinRate(games, evidence.wins(), evidence.winRate(), evidence.low(), evidence.high()));
    }
}
