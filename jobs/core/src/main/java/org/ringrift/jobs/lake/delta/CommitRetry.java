package org.ringrift.jobs.lake.delta;

import java.util.ConcurrentModificationException;
import java.util.function.Supplier;
import org.ringrift.FailureKind;
import org.ringrift.Seeds;
import org.ringrift.StageFailure;

/**
 * Repeats a commit that lost against another writer. Every exception by which Delta says so is a {@link
 * ConcurrentModificationException} with a message, and says also that nothing of the losing commit took effect. One
 * without a message comes from a collection that was changed while it was read: a fault, which is not repeated.
 */
public final class CommitRetry {
    /** With the delays below more than 40 seconds of losing every time. */
    static final int ATTEMPTS = 25;

    private static final long FIRST_DELAY_MS = 50;
    private static final long LONGEST_DELAY_MS = 2000;

    private CommitRetry() {}

    /**
     * Runs an action until no other writer gets in its way, at most {@value #ATTEMPTS} times.
     *
     * @param subject what is written, for messages, such as {@code games}
     * @param action reads the newest state and commits; run again as a whole after a conflict
     * @param <T> its result
     * @return the result of the attempt that went through
     * @throws StageFailure if every attempt lost, or the thread was interrupted while it waited
     */
    public static <T> T run(String subject, Supplier<T> action) {
        for (int attempt = 1; ; attempt++) {
            try {
                return action.get();
            } catch (RuntimeException e) {
                if (!lostToAnotherWriter(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new StageFailure(
                            FailureKind.RETRY,
                            "Cannot write to " + subject + ": other writers got in the way " + ATTEMPTS
                                    + " times in a row. Run the same command again when fewer are at work.",
                            e);
                }
                pause(subject, attempt);
            }
        }
    }

    private static boolean lostToAnotherWriter(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ConcurrentModificationException && t.getMessage() != null) {
                return true;
            }
        }
        return false;
    }

    /** Doubling delays, spread by process and thread so that two losers do not meet again; results do not depend on it. */
    private static void pause(String subject, int attempt) {
        long ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS << Math.min(attempt, 10));
        long writer =
                Seeds.mix(ProcessHandle.current().pid(), Thread.currentThread().getId());
        long spread = Math.floorMod(Seeds.mix(writer, attempt), ceiling / 2 + 1);
        try {
            Thread.sleep(ceiling / 2 + spread);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(
                    FailureKind.CANCELLED, "Cannot write to " + subject + ": the run was interrupted.", e);
        }
    }
}
