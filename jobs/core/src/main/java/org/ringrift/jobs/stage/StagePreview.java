package org.ringrift.jobs.stage;

/** What a stage would do; a value that has a JSON form. */
public interface StagePreview {
    /** Whether the result would be the one that was asked for; see {@link StageReport#positive()}. */
    default boolean positive() {
        return true;
    }
}
