package org.ringrift.jobs.stage;

import java.util.Map;

/** What a stage has done; a value that has a JSON form. */
public interface StageReport {

    /** What is recorded of it with the run, by name. */
    Map<String, Long> counts();

    /** Whether the result is the one that was asked for; a refusal is none. Commands end with exit code 1 otherwise. */
    default boolean positive() {
        return true;
    }
}
