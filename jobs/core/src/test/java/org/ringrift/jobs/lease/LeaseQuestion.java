package org.ringrift.jobs.lease;

import org.ringrift.jobs.lease.Leadership.Standing;

/**
 * What a process asks of a lease.
 *
 * @param ask what for
 * @param holder its name
 */
public record LeaseQuestion(Ask ask, String holder) {
    /** What can be asked. */
    public enum Ask {
        STEP,
        SEIZE,
        RELEASE
    }

    /** Asks it. */
    public Standing answerOf(Leadership part) {
        return switch (ask) {
            case STEP -> part.step();
            case SEIZE -> new Standing(true, part.seize(), holder);
            case RELEASE -> {
                part.release();
                yield new Standing(false, 0, "");
            }
        };
    }
}
