package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ringrift.jobs.driver.loop.RunResult.Outcome;

/**
 * What became of the runs of a loop since it was started. A run that was cut short by the loop's end is counted as a run alone.
 *
 * @param runs runs begun
 * @param successes runs that ended well
 * @param failures runs that threw something
 * @param timeouts runs that were interrupted at their time limit
 * @param consecutiveFailures failures since the last success
 * @param consecutiveTimeouts timeouts since the last success
 * @param running whether a run is under way
 * @param lastStart start of the last run, {@link #NEVER} without one
 * @param lastEnd end of the last run that ended, or {@code NEVER}
 * @param lastSuccess end of the last success, or {@code NEVER}
 * @param lastError end of the last failure or timeout, or {@code NEVER}
 * @param lastErrorMessage its reason, empty without one
 * @param recent the last runs, the newest last, at most {@value #REMEMBERED}
 */
public record LoopStats(
        long runs,
        long successes,
        long failures,
        long timeouts,
        int consecutiveFailures,
        int consecutiveTimeouts,
        boolean running,
        Instant lastStart,
        Instant lastEnd,
        Instant lastSuccess,
        Instant lastError,
        String lastErrorMessage,
        List<Recent> recent) {
    /** Before all time. */
    public static final Instant NEVER = Instant.EPOCH;

    /**
     * Runs by which a loop is judged. RingRift judged by all since the start, so that after some weeks a loop could fail for
     * days before it showed.
     */
    public static final int REMEMBERED = 20;

    /** Of a loop that has not run. */
    public static final LoopStats NEW =
            new LoopStats(0, 0, 0, 0, 0, 0, false, NEVER, NEVER, NEVER, NEVER, "", List.of());

    /** One of the last runs: how it ended and how long it took. */
    public record Recent(Outcome outcome, Duration duration) {}

    /** Copies the list. */
    public LoopStats {
        recent = List.copyOf(recent);
    }

    /** A run begins. */
    LoopStats begun(Instant now) {
        return new LoopStats(
                runs + 1,
                successes,
                failures,
                timeouts,
                consecutiveFailures,
                consecutiveTimeouts,
                true,
                now,
                lastEnd,
                lastSuccess,
                lastError,
                lastErrorMessage,
                recent);
    }

    /** The loop's end cuts a run short. */
    LoopStats cutShort(Instant now) {
        return new LoopStats(
                runs,
                successes,
                failures,
                timeouts,
                consecutiveFailures,
                consecutiveTimeouts,
                false,
                lastStart,
                now,
                lastSuccess,
                lastError,
                lastErrorMessage,
                recent);
    }

    /** A run ends; one that was interrupted for no reason that the loop knows has failed. */
    LoopStats ended(RunResult result, Instant now) {
        List<Recent> last = new ArrayList<>(recent);
        last.add(new Recent(result.outcome(), result.duration()));
        List<Recent> kept = last.subList(Math.max(0, last.size() - REMEMBERED), last.size());
        boolean succeeded = result.outcome() == Outcome.SUCCESS;
        int timeout = result.outcome() == Outcome.TIMEOUT ? 1 : 0;
        int success = succeeded ? 1 : 0;
        int failure = 1 - success - timeout;
        return new LoopStats(
                runs,
                successes + success,
                failures + failure,
                timeouts + timeout,
                succeeded ? 0 : consecutiveFailures + failure,
                succeeded ? 0 : consecutiveTimeouts + timeout,
                false,
                lastStart,
                now,
                succeeded ? now : lastSuccess,
                succeeded ? lastError : now,
                succeeded ? lastErrorMessage : result.reason(),
                kept);
    }

    /** Successes among the last runs. */
    public int recentSuccesses() {
        return (int) recent.stream().filter(LoopStats::succeeded).count();
    }

    /** Mean duration of the successes among the last runs; 0 without any. */
    public Duration meanDuration() {
        double mean = recent.stream()
                .filter(LoopStats::succeeded)
                .mapToLong(run -> run.duration().toNanos())
                .average()
                .orElse(0);
        return Duration.ofNanos((long) mean);
    }

    /** How the last run that was not cut short ended; success before the first. */
    Outcome lastOutcome() {
        return recent.isEmpty()
                ? Outcome.SUCCESS
                : recent.get(recent.size() - 1).outcome();
    }

    private static boolean succeeded(Recent run) {
        return run.outcome() == Outcome.SUCCESS;
    }
}
