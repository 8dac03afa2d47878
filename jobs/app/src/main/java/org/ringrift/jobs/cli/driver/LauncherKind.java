package org.ringrift.jobs.cli.driver;

/** Where the stages of a driver run. */
enum LauncherKind {
    /** In the driver's process, in its Spark session. */
    EMBEDDED,
    /** Each in a process of its own, by spark-submit. */
    SUBMIT
}
