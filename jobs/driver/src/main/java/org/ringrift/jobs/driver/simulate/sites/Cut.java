package org.ringrift.jobs.driver.simulate.sites;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A time in which some sites do not reach the others.
 *
 * @param from second in which it begins
 * @param to second in which it is healed
 * @param side the sites on one side
 */
public record Cut(double from, double to, Set<Integer> side) {
    private static final double DAY = 86_400;
    private static final double SPREAD = 0.8;
    private static final double SPLIT_SECONDS = 7200;
    private static final double LEADER_SECONDS = 3600;

    /** Copies the set. */
    public Cut {
        side = Set.copyOf(side);
    }

    /** Whether it kept two sites apart at any time between two. */
    boolean parts(int one, int other, double begin, double end) {
        return begin < to && end >= from && side.contains(one) != side.contains(other);
    }

    /**
     * Those of a time: each site by itself now and then, all sites in two halves once for two hours, and the leader alone once for an
     * hour.
     */
    static List<Cut> of(int sites, double seconds, SiteAssumptions assumptions, SplittableRandom random) {
        List<Cut> cuts = new ArrayList<>();
        for (int site = 0; site < sites; site++) {
            double at = 0;
            while (true) {
                at -= assumptions.daysToCut() * DAY * StrictMath.log(1 - random.nextDouble());
                if (at >= seconds) {
                    break;
                }
                double back = at + assumptions.cutSeconds() * StrictMath.exp(SPREAD * random.nextGaussian());
                cuts.add(new Cut(at, back, Set.of(site)));
                at = back;
            }
        }
        Set<Integer> half = new HashSet<>();
        for (int site = 0; site < sites; site++) {
            if (random.nextBoolean()) {
                half.add(site);
            }
        }
        cuts.add(somewhere(seconds, SPLIT_SECONDS, half, random));
        cuts.add(somewhere(seconds, LEADER_SECONDS, Set.of(0), random));
        return cuts;
    }

    /** When all sites reach each other again, after cuts of which some overlap; in the order of time. */
    static List<Double> healings(List<Cut> cuts) {
        return cuts.stream()
                .map(Cut::to)
                .filter(at -> cuts.stream().noneMatch(other -> other.from() <= at && other.to() > at))
                .distinct()
                .sorted()
                .toList();
    }

    private static Cut somewhere(double seconds, double length, Set<Integer> side, SplittableRandom random) {
        double from = random.nextDouble() * Math.max(0, seconds - length);
        return new Cut(from, from + length, side);
    }
}
