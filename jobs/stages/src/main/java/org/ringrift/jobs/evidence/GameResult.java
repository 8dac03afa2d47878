package org.ringrift.jobs.evidence;

/**
 * How a game of a comparison ended.
 *
 * @param gameId the game's identity
 * @param winner winning seat at the start, 0 for none
 * @param content the game's rules and moves, {@link org.ringrift.record.GameContent}
 */
public record GameResult(String gameId, int winner, String content) {}
