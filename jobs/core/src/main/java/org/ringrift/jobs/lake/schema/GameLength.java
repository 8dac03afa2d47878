package org.ringrift.jobs.lake.schema;

/**
 * How long the games of a configuration are.
 *
 * @param games how many there are
 * @param moves their mean number of moves
 * @param decisions their mean number of decisions
 */
public record GameLength(long games, double moves, double decisions) {}
