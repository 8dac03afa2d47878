package org.ringrift.rating;

/**
 * A candidate's games against one opponent, as they were reported: nothing is checked here, because a malformed result
 * must reach the gate and be refused there with a reason.
 *
 * @param opponent {@link PromotionGate#RANDOM}, {@link PromotionGate#HEURISTIC} or {@link PromotionGate#PRODUCTION}
 * @param wins games that the candidate won
 * @param games games played
 */
public record OpponentResult(String opponent, double wins, long games) {}
