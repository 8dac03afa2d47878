package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * What a loop shows of itself.
 *
 * @param name of the loop
 * @param interval pause between its runs
 * @param timeLimit of a run
 * @param health its state, and why
 * @param stats its statistics
 * @param next when the next run starts; {@link LoopStats#NEVER} while one runs, and when the loop is stopped
 */
public record LoopStatus(
        String name, Duration interval, Duration timeLimit, LoopHealth health, LoopStats stats, Instant next) {}
