package org.ringrift.rating;

/**
 * A confidence interval of a share.
 *
 * @param low lower bound, 0..1
 * @param high upper bound, 0..1
 * @param estimate the observed share, 0..1; NaN when nothing was observed
 */
public record Interval(double low, double high, double estimate) {}
