package org.ringrift.jobs.bench;

/**
 * What a row cannot pass on this machine, as measured in the same run.
 *
 * @param value in the unit of the row
 * @param of what it is, such as {@code net tiny batch 64 hex8_2p}
 */
public record Bound(double value, String of) {}
