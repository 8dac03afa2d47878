package org.ringrift.jobs.driver.loop;

import java.time.Duration;

/** The loops of a driver, at the intervals of RingRift's first version; later ones ran some of them up to five times less. */
public enum StandardLoop {
    ELO_SYNC("elo-sync", 60, "computes ratings anew where matches were added"),
    IDLE_DETECTION(
            "idle-detection", 30, "finds executors and GPUs that idle while work waits, and work that waits for none"),
    AUTO_SCALING("auto-scaling", 120, "asks for as many executors as the queue of work needs"),
    JOB_REAPER("job-reaper", 60, "ends runs that are stale, stuck, orphaned or lost"),
    QUEUE_POPULATOR("queue-populator", 30, "keeps planned work between its bounds"),
    VALIDATION("validation", 300, "plans evaluations for models without a valid one");

    private final String key;
    private final Duration interval;
    private final String purpose;

    StandardLoop(String key, long seconds, String purpose) {
        this.key = key;
        this.interval = Duration.ofSeconds(seconds);
        this.purpose = purpose;
    }

    /** Name of the loop. */
    public String key() {
        return key;
    }

    /** Pause between runs. */
    public Duration interval() {
        return interval;
    }

    /** What it does, in one line. */
    public String purpose() {
        return purpose;
    }

    /** The loop, with the usual time limit. */
    public BackgroundLoop doing(Work work) {
        return BackgroundLoop.of(key, interval, work);
    }
}
