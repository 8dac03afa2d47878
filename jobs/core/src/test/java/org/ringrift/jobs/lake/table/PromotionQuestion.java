package org.ringrift.jobs.lake.table;

import java.time.Instant;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.schema.PromotionRow;

/**
 * What a leader asks of the table of promotions. The answer to {@link Ask#LATEST} is the newest sequence, 0 for none; to others
 * {@link #DONE}, {@link #THERE_ALREADY} or {@link #TOO_LATE}.
 *
 * @param ask what for
 * @param epoch its own
 * @param sequence of the promotion; 0 for none
 */
public record PromotionQuestion(Ask ask, long epoch, long sequence) {
    /** It has taken effect. */
    public static final long DONE = 1;

    /** A promotion of that sequence is there. */
    public static final long THERE_ALREADY = 0;

    /** A newer epoch has raised the fence. */
    public static final long TOO_LATE = -1;

    private static final String CONFIG = "hex8_2p";

    /** What can be asked. */
    public enum Ask {
        RAISE,
        LATEST,
        PROMOTE
    }

    /** Asks it. */
    public long answerOf(PromotionsTable table) {
        try {
            return switch (ask) {
                case LATEST -> table.latest(CONFIG).map(PromotionRow::sequence).orElse(0L);
                case RAISE -> {
                    table.raiseFence(epoch);
                    yield DONE;
                }
                case PROMOTE -> table.appendNext(promotion()) ? DONE : THERE_ALREADY;
            };
        } catch (StageFailure failure) {
            if (failure.kind() == FailureKind.CANCELLED) {
                return TOO_LATE;
            }
            throw failure;
        }
    }

    private PromotionRow promotion() {
        String none = "0".repeat(64);
        return new PromotionRow(
                CONFIG,
                sequence,
                "ab".repeat(32),
                null,
                none,
                "dataset",
                epoch,
                "promote",
                "Tried.",
                0,
                0,
                none,
                "run",
                Instant.EPOCH);
    }
}
