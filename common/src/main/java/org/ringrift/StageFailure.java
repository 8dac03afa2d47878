package org.ringrift;

/**
 * Work that was asked for correctly and could not be completed, or whose result is negative. The message is one
 * sentence for the user; the command ends with an exit code by its {@link #kind}.
 */
public class StageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    /**
     * A failure of the kind {@link FailureKind#PERMANENT}.
     *
     * @param message one sentence for the user
     */
    public StageFailure(String message) {
        this(FailureKind.PERMANENT, message, null);
    }

    /**
     * A failure of the kind {@link FailureKind#PERMANENT}.
     *
     * @param message one sentence for the user
     * @param cause what led to it, shown with {@code --verbose} only
     */
    public StageFailure(String message, Throwable cause) {
        this(FailureKind.PERMANENT, message, cause);
    }

    /**
     * @param kind what can be done about it
     * @param message one sentence for the user
     * @param cause what led to it, shown with {@code --verbose} only; null for nothing
     */
    public StageFailure(FailureKind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What can be done about it. */
    public final FailureKind kind() {
        return kind;
    }
}
