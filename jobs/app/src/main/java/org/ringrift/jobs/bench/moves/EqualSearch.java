package org.ringrift.jobs.bench.moves;

/**
 * The search without a net that thinks as long as a search with one.
 *
 * @param player specification of the search with a net
 * @param opponent specification of the search without one; null if that takes longer with a single simulation, or less time with
 *     the most
 * @param simulations of the opponent, not rounded; null without one
 */
public record EqualSearch(String player, String opponent, Double simulations) {}
