package org.ringrift.jobs.stage;

import java.util.Locale;

/**
 * How far long work is.
 *
 * @param label what is being done, such as {@code selfplay hex8_2p}
 * @param unit what is counted, in the plural
 * @param done how many there are
 * @param total how many there will be
 * @param seconds since it began, more than 0
 */
public record StageProgress(String label, String unit, long done, long total, double seconds) {
    /** How many in a second so far. */
    public double rate() {
        return done / seconds;
    }

    /** Seconds until all are done at that rate; infinite before the first one. */
    public double secondsLeft() {
        return (total - done) / rate();
    }

    /** For people: {@code selfplay hex8_2p: 120/200 games, 4.20 games/s, 19 s left}. */
    public String line() {
        String left = done == 0 ? "" : ", " + time(secondsLeft()) + " left";
        return String.format(Locale.ROOT, "%s: %d/%d %s, %s %s/s%s", label, done, total, unit, rateText(), unit, left);
    }

    private String rateText() {
        return String.format(Locale.ROOT, rate() < 10 ? "%.2f" : "%.0f", rate());
    }

    /** The same under another label. */
    public StageProgress labelled(String other) {
        return new StageProgress(other, unit, done, total, seconds);
    }

    /** A time for people: {@code 90 s}, {@code 2 min 5 s}. */
    public static String time(double seconds) {
        long rounded = Math.round(seconds);
        return rounded < 120 ? rounded + " s" : rounded / 60 + " min " + rounded % 60 + " s";
    }
}
