package org.ringrift.jobs.stage;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts long work and tells a listener how far it is, at most once every few seconds. Thread-safe. */
public final class Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final StageListener listener;
    private final String label;
    private final String unit;
    private final long total;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private long toldAt;
    private long done;

    /**
     * Starts counting time.
     *
     * @param listener is told
     * @param label what is being done
     * @param unit what is counted, in the plural
     * @param total how many there will be
     */
    public Progress(StageListener listener, String label, String unit, long total) {
        this(listener, label, unit, total, System::nanoTime);
    }

    Progress(StageListener listener, String label, String unit, long total, LongSupplier nanoTime) {
        this.listener = listener;
        this.label = label;
        this.unit = unit;
        this.total = total;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
        this.toldAt = startedAt;
    }

    /**
     * Counts more; tells it only if the last time is long enough ago.
     *
     * @param more how many are done since the last report
     */
    public synchronized void advance(long more) {
        done += more;
        long now = nanoTime.getAsLong();
        if (now - toldAt >= INTERVAL.toNanos()) {
            toldAt = now;
            listener.progressed(new StageProgress(label, unit, done, total, (now - startedAt) / 1e9));
        }
    }

    /** Seconds since the start. */
    public double seconds() {
        return (nanoTime.getAsLong() - startedAt) / 1e9;
    }
}
