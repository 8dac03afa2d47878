package org.ringrift.jobs.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says how far long work is, at most once every few seconds: done of total, rate and time left. Thread-safe.
 *
 * <p>Example: {@code selfplay hex8_2p: 120/200 games, 4.2 games/s, 19 s left}.
 */
public final class Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PrintStream out;
    private final String label;
    private final String unit;
    private final long total;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private long printedAt;
    private long done;

    /**
     * Starts counting time.
     *
     * @param out where to print, usually standard error
     * @param label what is being done
     * @param unit what is counted, in the plural
     * @param total how many there will be
     */
    public Progress(PrintStream out, String label, String unit, long total) {
        this(out, label, unit, total, System::nanoTime);
    }

    Progress(PrintStream out, String label, String unit, long total, LongSupplier nanoTime) {
        this.out = out;
        this.label = label;
        this.unit = unit;
        this.total = total;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
        this.printedAt = startedAt;
    }

    /**
     * Reports progress; prints only if the last line is old enough.
     *
     * @param more how many are done since the last report
     */
    public synchronized void advance(long more) {
        done += more;
        long now = nanoTime.getAsLong();
        if (now - printedAt >= INTERVAL.toNanos()) {
            printedAt = now;
            out.println(line(now));
        }
    }

    /** Seconds since the start. */
    public double seconds() {
        return (nanoTime.getAsLong() - startedAt) / 1e9;
    }

    private String line(long now) {
        double rate = done / ((now - startedAt) / 1e9);
        String left = done == 0 ? "" : ", " + time((total - done) / rate) + " left";
        return String.format(Locale.ROOT, "%s: %d/%d %s, %s %s/s%s", label, done, total, unit, rate(rate), unit, left);
    }

    private static String rate(double rate) {
        return String.format(Locale.ROOT, rate < 10 ? "%.2f" : "%.0f", rate);
    }

    private static String time(double seconds) {
        long rounded = Math.round(seconds);
        return rounded < 120 ? rounded + " s" : rounded / 60 + " min " + rounded % 60 + " s";
    }
}
