package org.ringrift.jobs.driver.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where the strength of a configuration is going. */
public enum Trend {
    /** Less than three ratings, or nothing that stands out. */
    STABLE,
    /** The second half of the window gained clearly more than the first. */
    ACCELERATING,
    /** The second half gained clearly less. */
    DECELERATING,
    /** Tried and not improved: the one rule for it is {@link #of}. */
    PLATEAU;

    /** Window of a plateau and of the velocity (RingRift's {@code detect_stuck_configs}: stuck for 48 h). */
    public static final Duration WINDOW = Duration.ofHours(48);

    /** Models that must have been tried in it (same place). */
    static final int LEAST_MODELS = 3;

    /** A change that counts as none, Elo (same place). */
    static final double NO_CHANGE = 5;

    /**
     * By how much the halves of a window must differ, Elo a day: the step at which RingRift's training daemon tells
     * velocities apart.
     */
    private static final double CLEARLY = 10;

    private static final double SECONDS_A_DAY = 86_400;

    /**
     * The rating of the production model after a candidate was decided upon.
     *
     * @param at when
     * @param elo its rating, promoted or not
     */
    public record Rated(Instant at, double elo) {}

    /**
     * The trend of the last {@link #WINDOW}. A plateau is one in which at least three candidates were decided upon, over
     * the whole window, and the production model's rating changed by no more than 5 Elo.
     *
     * @param history ratings in the order of time
     * @param now the time
     */
    public static Trend of(List<Rated> history, Instant now) {
        List<Rated> recent = recent(history, now);
        if (recent.size() < LEAST_MODELS) {
            return STABLE;
        }
        Rated first = recent.get(0);
        Rated last = recent.get(recent.size() - 1);
        boolean whole = !first.at().isAfter(now.minus(WINDOW));
        if (whole && recent.size() > LEAST_MODELS && Math.abs(last.elo() - first.elo()) <= NO_CHANGE) {
            return PLATEAU;
        }
        Rated middle = recent.get(recent.size() / 2);
        double change = slope(middle, last) - slope(first, middle);
        if (Math.abs(change) <= CLEARLY) {
            return STABLE;
        }
        return change > 0 ? ACCELERATING : DECELERATING;
    }

    /**
     * Elo gained a day over the last {@link #WINDOW}; 0 with less than two ratings.
     *
     * @param history ratings in the order of time
     * @param now the time
     */
    public static double velocity(List<Rated> history, Instant now) {
        List<Rated> recent = recent(history, now);
        return recent.size() < 2 ? 0 : slope(recent.get(0), recent.get(recent.size() - 1));
    }

    /** The ratings in the window, and the last one before it: what held when it began. */
    private static List<Rated> recent(List<Rated> history, Instant now) {
        Instant start = now.minus(WINDOW);
        int from = history.size();
        while (from > 0 && history.get(from - 1).at().isAfter(start)) {
            from--;
        }
        return history.subList(Math.max(0, from - 1), history.size());
    }

    private static double slope(Rated from, Rated to) {
        double seconds = Duration.between(from.at(), to.at()).toSeconds();
        return seconds <= 0 ? 0 : (to.elo() - from.elo()) / (seconds / SECONDS_A_DAY);
    }
}
