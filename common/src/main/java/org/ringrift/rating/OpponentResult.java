package org.ringrift.rating;

import java.util.Optional;

/**
 * A candidate's games against one opponent, as they were reported: nothing is checked here, because a malformed result
 * must reach the gate and be refused there with a reason.
 *
 * @param opponent {@link PromotionGate#RANDOM}, {@link PromotionGate#HEURISTIC}, {@link PromotionGate#SEARCH} or {@link
 *     PromotionGate#PRODUCTION}
 * @param wins distinct games that the candidate won
 * @param games distinct games: copies of a game, with the same moves and seats, count once
 * @param played games played, copies included
 * @param blocks scores of the blocks without copies, which the sequential test against the production model looks at; empty
 *     where no such test is made
 */
public record OpponentResult(String opponent, double wins, long games, long played, Optional<BlockScores> blocks) {
    /** A result without blocks. */
    public OpponentResult(String opponent, double wins, long games, long played) {
        this(opponent, wins, games, played, Optional.empty());
    }

    /** A result without copies and without blocks. */
    public OpponentResult(String opponent, double wins, long games) {
        this(opponent, wins, games, games);
    }
}
