package org.ringrift.jobs.driver.event;

import java.time.Duration;

/**
 * When an event that could not be handled is tried again. The events behind it wait so long: a minute and a half in all.
 *
 * @param attempts tries in all, from 1
 * @param first time between the first two
 * @param factor by which the time grows from one to the next
 */
public record Retries(int attempts, Duration first, int factor) {
    /** After 1, 4, 16 and 64 seconds. */
    public static final Retries STANDARD = new Retries(5, Duration.ofSeconds(1), 4);

    public Retries {
        if (attempts < 1 || first.isNegative() || factor < 1) {
            throw new IllegalArgumentException(
                    "Cannot retry " + attempts + " times after " + first + " times " + factor);
        }
    }

    /** Whether there is another try after so many. */
    boolean another(int tried) {
        return tried < attempts;
    }

    /** How long to wait after so many tries, from 1. */
    Duration pause(int tried) {
        Duration pause = first;
        for (int i = 1; i < tried; i++) {
            pause = pause.multipliedBy(factor);
        }
        return pause;
    }
}
