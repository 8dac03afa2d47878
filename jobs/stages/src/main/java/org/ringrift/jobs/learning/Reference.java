package org.ringrift.jobs.learning;

/**
 * An opponent without a net, which does not change while the loop learns.
 *
 * @param name role of the opponent: random, heuristic or search
 * @param participant its identity in the ratings
 * @param elo its rating
 */
public record Reference(String name, String participant, Elo elo) {}
