package org.ringrift.jobs.estimate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How long work will take, roughly: never a promise.
 *
 * @param seconds wall time; null where the bench table does not say enough
 * @param basis what it was computed from, a clause each
 */
public record Estimate(Double seconds, List<String> basis) {
    /** Nothing to do. */
    public static final Estimate NOTHING = new Estimate(0.0, List.of());

    /** Copies the list. */
    public Estimate {
        basis = List.copyOf(basis);
    }

    /** No estimate, and why. */
    static Estimate unknown(String why) {
        return new Estimate(null, List.of(why));
    }

    /** Whether there is a number. */
    public boolean known() {
        return seconds != null;
    }

    /** One after the other; unknown if one of them is. */
    public Estimate plus(Estimate other) {
        Set<String> both = new LinkedHashSet<>(basis);
        both.addAll(other.basis);
        return new Estimate(known() && other.known() ? seconds + other.seconds : null, List.copyOf(both));
    }

    /** So many times the same. */
    public Estimate times(int often) {
        return new Estimate(known() ? seconds * often : null, basis);
    }
}
