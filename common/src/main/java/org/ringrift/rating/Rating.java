package org.ringrift.rating;

/**
 * A participant's strength.
 *
 * @param participant who
 * @param rating most likely rating, in Elo
 * @param low lower bound of the 95 % interval, in Elo
 * @param high upper bound of the 95 % interval, in Elo
 * @param games games in which the participant held a seat
 * @param wins games that one of its seats won
 */
public record Rating(String participant, double rating, double low, double high, long games, long wins) {}
