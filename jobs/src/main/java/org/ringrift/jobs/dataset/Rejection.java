package org.ringrift.jobs.dataset;

/**
 * A game that was left out.
 *
 * @param gameId the game
 * @param why one sentence
 */
public record Rejection(String gameId, String why) {}
