package org.ringrift.jobs.driver.launch;

import java.time.Duration;

/**
 * A run of this driver that has ended.
 *
 * @param run the run
 * @param took how long it was at work
 * @param end how it ended
 */
public record Ended(Launched run, Duration took, RunEnd end) {}
