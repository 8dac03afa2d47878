package org.ringrift.jobs.dataset;

import java.io.Serializable;

/**
 * A game that was left out.
 *
 * @param gameId the game
 * @param why one sentence
 */
public record Rejection(String gameId, String why) implements Serializable {}
