package org.ringrift.jobs.bench.lake;

/**
 * How long a query took.
 *
 * @param name what it finds
 * @param rows rows of its result
 * @param cold seconds of the first time in its session: files are listed and code is compiled
 * @param warm median of the seconds of later times
 */
public record QueryTime(String name, long rows, double cold, double warm) {}
