package org.ringrift.jobs.driver.loop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is told what went wrong in the background, where no caller waits for an exception. */
@FunctionalInterface
public interface ProblemLog {
    /**
     * Something went wrong; whoever reports it goes on.
     *
     * @param who name of the loop or service
     * @param what one sentence
     * @param cause what led to it, null for nothing
     */
    void report(String who, String what, Throwable cause);

    /** Writes warnings to the program's log, with stack traces where it logs at level debug. */
    static ProblemLog logging() {
        Logger log = LoggerFactory.getLogger(ProblemLog.class);
        return (who, what, cause) -> {
            log.warn("{}: {}", who, what);
            if (cause != null) {
                log.debug("{}: {}", who, what, cause);
            }
        };
    }

    /** What an exception says: its message, or its name where it has none. */
    static String sentence(Throwable error) {
        String message = error.getMessage();
        return message == null || message.isBlank() ? error.getClass().getName() : message;
    }
}
