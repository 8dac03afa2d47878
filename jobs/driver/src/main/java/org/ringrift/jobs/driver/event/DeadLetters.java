package org.ringrift.jobs.driver.event;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;

/** The dead letters of a warehouse, and the request to try some of them once more. */
public final class DeadLetters {
    private final Lake lake;

    /** @param lake an open warehouse */
    public DeadLetters(Lake lake) {
        this.lake = lake;
    }

    /** All of them, oldest first. */
    public List<DeadLetter> all() {
        Object[] types = Arrays.stream(EventType.values())
                .filter(EventType::bookkeeping)
                .map(EventType::word)
                .toArray();
        return DeadLetter.of(
                lake.events().records(lake.events().read().where(col("type").isin(types))));
    }

    /**
     * An open letter by its name.
     *
     * @param letters all there are
     * @param name as {@code ./ringrift events dead-letters} shows it
     * @throws UserError if there is none, or none that waits for somebody
     */
    public DeadLetter requireOpen(List<DeadLetter> letters, String name) {
        DeadLetter letter = letters.stream()
                .filter(each -> each.id().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot replay " + name + ": table events in " + lake.warehouse()
                        + " has no such dead letter. Give one of those that ./ringrift events dead-letters lists."));
        if (letter.state() != DeadLetter.State.OPEN) {
            throw new UserError("Cannot replay " + name + ": it is "
                    + letter.state().word() + ". Give one that is open, as ./ringrift events dead-letters lists them.");
        }
        return letter;
    }

    /**
     * Asks the consumers of letters to try once more. They do so when they look at the table next, in whichever process they
     * run.
     *
     * @param letters open ones
     * @param runId who asks
     * @param now the time
     * @return how many were asked for by this call; the others had been before
     */
    public long replay(List<DeadLetter> letters, String runId, Instant now) {
        return LakeEventLog.byHand(lake)
                .publish(letters.stream()
                        .map(letter -> letter.request(runId, now))
                        .toList());
    }
}
