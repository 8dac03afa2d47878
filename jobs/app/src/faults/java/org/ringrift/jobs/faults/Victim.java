package org.ringrift.jobs.faults;

import java.util.Locale;

/** What is killed. */
enum Victim {
    /** One of the application's executors: its worker starts another. */
    EXECUTOR,
    /** A worker, with which its executor goes; another worker is started. */
    WORKER,
    /** The driver; the same command is given again. */
    DRIVER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
