package org.ringrift.jobs.play;

import java.io.Serializable;
import org.ringrift.record.GameRecord;

/**
 * A game that a task has played.
 *
 * @param game its record
 * @param milliseconds wall time from its first to its last move, other games going on beside it
 */
public record PlayedGame(GameRecord game, double milliseconds) implements Serializable {}
