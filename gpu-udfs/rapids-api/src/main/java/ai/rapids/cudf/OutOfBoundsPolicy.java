package ai.rapids.cudf;

/** What a row number that a table does not have gives. */
public enum OutOfBoundsPolicy {
    /** A row of nulls. */
    NULLIFY,
    /** Anything. */
    DONT_CHECK
}
