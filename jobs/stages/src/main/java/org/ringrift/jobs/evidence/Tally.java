package org.ringrift.jobs.evidence;

import java.util.Optional;
import org.ringrift.rating.BlockScores;
import org.ringrift.rating.Interval;
import org.ringrift.rating.OpponentResult;
import org.ringrift.rating.Sprt;
import org.ringrift.rating.SprtResult;
import org.ringrift.rating.Wilson;

/**
 * The result of a player against an opponent, each game counted once: a copy, with the same rules, moves and seats as a
 * game before it, shows nothing new.
 *
 * @param players seats of a game, 2 to 4
 * @param games games played, copies included
 * @param distinct games that are no copies
 * @param wins distinct games that the judged player won
 * @param losses distinct games that somebody else won
 * @param draws distinct games without a winner
 * @param blocks scores of the groups of n games with the same opening of which none is a copy
 */
public record Tally(int players, int games, int distinct, int wins, int losses, int draws, BlockScores blocks) {
    /** The 95 % Wilson interval of the win rate. */
    public Interval interval() {
        return Wilson.interval(wins, (double) distinct, Wilson.Z95);
    }

    /** The result as the gate takes it. */
    OpponentResult result(String opponent) {
        return new OpponentResult(opponent, wins, distinct, games, Optional.of(blocks));
    }

    /** What wins if all players are equal: 1/n. */
    public double fairShare() {
        return 1.0 / players;
    }

    /** The standard sequential test. */
    public SprtResult sprt() {
        return Sprt.standard().blocks(blocks);
    }
}
