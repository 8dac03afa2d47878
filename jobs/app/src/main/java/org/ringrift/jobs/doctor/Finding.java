package org.ringrift.jobs.doctor;

/**
 * What was found of one thing, and what it means.
 *
 * @param subject the thing, such as {@code Memory}
 * @param state whether it will do
 * @param found what was found
 * @param remedy what to do about it, empty if nothing is to be done
 */
public record Finding(String subject, State state, String found, String remedy) {
    /** Whether a thing will do. */
    public enum State {
        /** It will. */
        GOOD,
        /** It will, less well than it could, or something that not everybody needs is missing. */
        NOTE,
        /** Something that is needed is missing. */
        MISSING
    }

    static Finding good(String subject, String found) {
        return new Finding(subject, State.GOOD, found, "");
    }

    static Finding note(String subject, String found, String remedy) {
        return new Finding(subject, State.NOTE, found, remedy);
    }

    static Finding missing(String subject, String found, String remedy) {
        return new Finding(subject, State.MISSING, found, remedy);
    }
}
