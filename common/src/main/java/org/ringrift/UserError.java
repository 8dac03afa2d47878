package org.ringrift;

/**
 * A mistake in what the user gave: an unknown name, an unreadable file, an option out of range. The message is one
 * sentence of the form "Cannot do X: why. Remedy." and is shown as it stands; the command ends with exit code 2.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the user */
    public UserError(String message) {
        super(message);
    }

    /**
     * @param message one sentence for the user
     * @param cause what led to it, shown with {@code --verbose} only
     */
    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
