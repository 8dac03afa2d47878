package org.ringrift.jobs.driver.launch;

import java.time.Duration;
import java.util.Optional;

/**
 * How a run of this driver has ended.
 *
 * @param run the run
 * @param took how long it was at work
 * @param error what went wrong, one sentence; empty if nothing did
 */
record Ended(Launched run, Duration took, Optional<String> error) {}
