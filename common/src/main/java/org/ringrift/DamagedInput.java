package org.ringrift;

/**
 * Stored input that cannot be read: a model, shard or manifest that is missing, damaged, or not what its row says. To
 * the user it is unreadable input, as a broken trace file is; the command ends with exit code 2.
 */
public final class DamagedInput extends StageFailure {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the user */
    public DamagedInput(String message) {
        super(message);
    }

    /**
     * @param message one sentence for the user
     * @param cause what led to it, shown with {@code --verbose} only
     */
    public DamagedInput(String message, Throwable cause) {
        super(message, cause);
    }
}
