package org.ringrift;

/**
 * Work that was asked for correctly and could not be completed, or whose result is negative. The message is one
 * sentence for the user; the command ends with exit code 1.
 */
public class StageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the user */
    public StageFailure(String message) {
        super(message);
    }

    /**
     * @param message one sentence for the user
     * @param cause what led to it, shown with {@code --verbose} only
     */
    public StageFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
