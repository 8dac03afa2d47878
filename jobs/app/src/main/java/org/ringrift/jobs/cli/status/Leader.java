package org.ringrift.jobs.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ringrift.jobs.lease.Lease;
import org.ringrift.jobs.stage.StageProgress;

/**
 * Who leads, as the lease tells.
 *
 * @param state the state
 * @param holder who leads, or was the last to; null if nobody ever did
 * @param epoch of the leadership; 0 if there was none
 * @param renewedAt when the lease was last renewed or given up, by the holder's clock; null if it never was
 * @param termSeconds for how long a renewal holds; 0 if there was none
 * @param why the lease could not be read, a sentence; null if it could
 */
record Leader(State state, String holder, long epoch, Instant renewedAt, long termSeconds, String why) {
    /** What the lease says. */
    enum State {
        /** It is held. */
        LEADS,
        /** A person holds it, for the moment of a decision. */
        DECIDES,
        /** It was not renewed in time, so that its holder seems to have ended. */
        SILENT,
        /** It was given up. */
        RELEASED,
        /** Nobody has ever held it. */
        NEVER,
        /** It could not be read, as when too few voters answer. */
        UNKNOWN
    }

    /**
     * Judges the lease. Clocks of machines may differ: only drivers, which wait and see, can tell for sure.
     *
     * @param newest its newest link
     * @param now the time
     */
    static Leader of(Optional<Lease> newest, Instant now) {
        if (newest.isEmpty()) {
            return new Leader(State.NEVER, null, 0, null, 0, null);
        }
        Lease lease = newest.get();
        return new Leader(
                state(lease, now),
                lease.holder(),
                lease.epoch(),
                lease.writtenAt(),
                lease.term().toSeconds(),
                null);
    }

    /** @param why the lease could not be read, a sentence */
    static Leader unknown(String why) {
        return new Leader(State.UNKNOWN, null, 0, null, 0, why);
    }

    private static State state(Lease lease, Instant now) {
        if (lease.released()) {
            return State.RELEASED;
        }
        if (lease.writtenAt().plus(lease.term()).isBefore(now)) {
            return State.SILENT;
        }
        return lease.byHand() ? State.DECIDES : State.LEADS;
    }

    /** One sentence. */
    String text(Instant now) {
        String ago = renewedAt == null ? "" : ago(renewedAt, now);
        return switch (state) {
            case LEADS -> holder + " leads in epoch " + epoch + "; its lease was renewed " + ago + ".";
            case DECIDES -> holder + " decides something by hand in epoch " + epoch + ", since " + ago + ".";
            case SILENT ->
                "No driver runs: " + holder + " led in epoch " + epoch + ", and its lease of " + termSeconds
                        + " s was last renewed " + ago + ".";
            case RELEASED ->
                "No driver runs: " + holder + " led in epoch " + epoch + ", and gave the lease up " + ago + ".";
            case NEVER -> "No driver runs, and none has ever led here.";
            case UNKNOWN -> "Who leads cannot be told. " + why;
        };
    }

    /** How long ago, for people; clocks that differ make no future. */
    static String ago(Instant time, Instant now) {
        return age(time, now) + " ago";
    }

    /** How long, for people: {@code 40 s}, {@code 12 min}, {@code 3 h 5 min}, {@code 4 days}. */
    static String age(Instant since, Instant now) {
        Duration age = since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
        if (age.toMinutes() < 2) {
            return StageProgress.time(age.toSeconds());
        }
        if (age.toMinutes() < 120) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h " + age.toMinutesPart() + " min" : age.toDays() + " days";
    }
}
