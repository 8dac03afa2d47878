package org.ringrift.jobs.linear;

/**
 * Something that a process asked for and what it heard.
 *
 * @param process who asked; one thing at a time
 * @param input what was asked for
 * @param output what was heard; null if nothing was: it may have taken effect at any time since, or not at all
 * @param began when it was asked, by a clock that all processes share
 * @param ended when the answer was there; {@link Long#MAX_VALUE} without one
 */
public record Operation<I, O>(int process, I input, O output, long began, long ended) {
    /** Whether no answer was heard. */
    boolean unknown() {
        return output == null;
    }
}
