package org.ringrift.rating;

/**
 * A candidate's games against one opponent, as they were reported: nothing is checked here, because a malformed result
 * must reach the gate and be refused there with a reason.
 *
 * @param opponent {@link PromotionGate#RANDOM}, {@link PromotionGate#HEURISTIC}, {@link PromotionGate#SEARCH} or {@link
 *     PromotionGate#PRODUCTION}
 * @param wins distinct games that the candidate won
 * @param games distinct games: copies of a game, with the same moves and seats, count once
 * @param played games played, copies included
 */
public record OpponentResult(String opponent, double wins, long games, long played) {
    /** A result without copies. */
    public OpponentResult(String opponent, double wins, long games) {
        this(opponent, wins, games, games);
    }
}
