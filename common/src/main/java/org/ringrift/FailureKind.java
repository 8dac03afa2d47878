package org.ringrift;

/** What whoever asked for work can do about its failure. */
public enum FailureKind {
    /** What was asked for is wrong: the same request fails again. Thrown as {@link UserError}. */
    MISTAKE,
    /** Work that was asked for correctly cannot be completed, or its result is negative. */
    PERMANENT,
    /** Something that passes was in the way: other writers, a store or server that does not answer, a lost executor. */
    RETRY,
    /** A commit may have taken effect or not: read before the work is repeated. */
    OUTCOME_UNKNOWN,
    /** It was ended on purpose. */
    CANCELLED
}
