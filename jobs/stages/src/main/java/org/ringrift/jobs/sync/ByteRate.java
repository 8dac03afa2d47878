package org.ringrift.jobs.sync;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;

/** Keeps all who share it together below a number of bytes a second. Thread-safe. */
final class ByteRate {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})([kMG]?)");
    private static final double NANOS = 1e9;

    private final double bytesPerSecond;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private boolean started;
    private long free;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        /** @throws InterruptedException if the thread is interrupted */
        void of(Duration time) throws InterruptedException;
    }

    /** @param bytesPerSecond above 0; infinite for no limit */
    ByteRate(double bytesPerSecond, LongSupplier nanoTime, Pause pause) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /** Of the time of this machine. */
    static ByteRate of(double bytesPerSecond) {
        return new ByteRate(bytesPerSecond, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    /**
     * Reads a limit.
     *
     * @param text a whole number of bytes a second, with k, M or G for a thousand, million or thousand million: 20M
     * @return bytes a second
     * @throws UserError if it is none
     */
    static double parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new UserError("Cannot use limit '" + text
                    + "': it must be a whole number of bytes a second above 0, such as 500k, 20M or 1G.");
        }
        double number = Double.parseDouble(parts.group(1));
        return switch (parts.group(2)) {
            case "k" -> number * 1e3;
            case "M" -> number * 1e6;
            case "G" -> number * 1e9;
            default -> number;
        };
    }

    /** Whether there is a limit. */
    boolean limited() {
        return !Double.isInfinite(bytesPerSecond);
    }

    /**
     * Waits until bytes that were moved before have had their time, and counts more.
     *
     * @param bytes that are about to be moved, 0 or more
     * @throws StageFailure if the thread is interrupted
     */
    void take(long bytes) {
        if (!limited()) {
            return;
        }
        long wait = reserve(bytes);
        if (wait > 0) {
            try {
                pause.of(Duration.ofNanos(wait));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StageFailure(FailureKind.CANCELLED, "Cannot go on with the sync: it was interrupted.", e);
            }
        }
    }

    private synchronized long reserve(long bytes) {
        long now = nanoTime.getAsLong();
        if (!started || free - now < 0) {
            started = true;
            free = now;
        }
        long wait = free - now;
        free += Math.round(bytes / bytesPerSecond * NANOS);
        return wait;
    }
}
