package org.ringrift.rating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.ringrift.rating.Gains.Link;

/**
 * How far the gains of models lie apart, by the games of each with the one that it was tried against: what these games say of the
 * deviation of the normal distribution from which all gains come. The likelihood of games is that of their results whatever made
 * somebody stop or go on, so tests that end when they are sure do not bias it, as they would bias a mean of observed gains.
 *
 * <p>Before the games every deviation up to {@value #GREATEST} Elo is as likely as another (A. Gelman, Prior distributions for
 * variance parameters in hierarchical models, Bayesian Analysis 1, 2006). Its likeliest value alone would be too little to know: it
 * may be 0 if a few gains are alike by chance, and intervals would be too narrow. So a few values stand for what it may be.
 */
final class GainSpread {
    /** Deviations that are tried, in Elo: from the least by equal ratios. */
    private static final double LEAST = 10;

    static final double GREATEST = 1000;
    private static final double RATIO = 1.2;

    /** How many of them stand for all. */
    private static final int VALUES = 5;

    /** Gains over which likelihoods are summed, in Elo: narrower steps than any test of a few thousand games could tell apart. */
    private static final int STEP = 4;

    private static final int STEPS = 250;
    private static final int GAINS = 2 * STEPS + 1;

    private static final double LEAST_CURVATURE = 1e-3;
    private static final int MAX_ITERATIONS = 50;
    private static final double TOLERANCE = 0.01;

    /** A likelihood that is smaller than that, relative to the greatest, is left out. */
    private static final double NEGLIGIBLE = 1e-12;

    private final List<Likelihood> likelihoods;

    /**
     * What a link's games say of its gain.
     *
     * @param first index of the first gain that counts
     * @param values likelihoods of that gain and of those that follow
     */
    private record Likelihood(int first, double[] values) {}

    GainSpread(SortedMap<Choice, Long> counts, List<Link> links) {
        Map<Set<Integer>, Integer> pairs = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            pairs.put(Set.of(links.get(i).successor(), links.get(i).predecessor()), i);
        }
        double[][] logs = new double[links.size()][GAINS];
        counts.forEach((choice, count) -> {
            Integer pair = pairs.get(Set.copyOf(choice.seats()));
            if (pair != null) {
                add(logs[pair], choice, count, links.get(pair).successor());
            }
        });
        this.likelihoods = Arrays.stream(logs).map(GainSpread::likelihood).toList();
    }

    /** Deviations that are equally likely, as differences of log strengths, ascending. */
    List<Double> deviations() {
        List<Double> tried = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        double mean = 0;
        for (double deviation = LEAST; deviation <= GREATEST; deviation *= RATIO) {
            Distribution distribution = new Distribution(deviation, mean);
            distribution.climb();
            mean = distribution.mean;
            tried.add(deviation);
            // Those that are tried lie apart in proportion to themselves.
            logs.add(distribution.marginal() + StrictMath.log(deviation));
        }
        double greatest = Collections.max(logs);
        double[] weights =
                logs.stream().mapToDouble(log -> StrictMath.exp(log - greatest)).toArray();
        double all = Arrays.stream(weights).sum();
        List<Double> chosen = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] / all;
            while (chosen.size() < VALUES && sum >= (chosen.size() + 0.5) / VALUES) {
                chosen.add(tried.get(i) / Ratings.ELO_PER_NAT);
            }
        }
        return chosen;
    }

    /** Adds the log likelihood of a result at each gain. */
    private static void add(double[] logs, Choice choice, long count, int successor) {
        long held = choice.seats().stream().filter(seat -> seat == successor).count();
        long others = choice.seats().size() - held;
        for (int i = 0; i < GAINS; i++) {
            double strength = held * StrictMath.exp(gain(i) / Ratings.ELO_PER_NAT);
            double won = choice.winner() == successor ? strength : others;
            logs[i] += count * StrictMath.log(won / (strength + others));
        }
    }

    /** Relative to the greatest. */
    private static Likelihood likelihood(double[] logs) {
        double greatest = Arrays.stream(logs).max().orElseThrow();
        double[] values =
                Arrays.stream(logs).map(log -> StrictMath.exp(log - greatest)).toArray();
        int first = 0;
        while (values[first] < NEGLIGIBLE) {
            first++;
        }
        int last = GAINS - 1;
        while (values[last] < NEGLIGIBLE) {
            last--;
        }
        return new Likelihood(first, Arrays.copyOfRange(values, first, last + 1));
    }

    private static double gain(int index) {
        return STEP * (index - STEPS);
    }

    /** The likeliest normal distribution of gains of one deviation. */
    private final class Distribution {
        private final double variance;
        private double mean;
        private double height;
        private double slope;
        private double curvature;

        Distribution(double deviation, double mean) {
            this.variance = deviation * deviation;
            this.mean = mean;
        }

        /** Finds the likeliest mean by Newton's method: the log likelihood is a concave function of it. */
        void climb() {
            look();
            for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
                double step = slope / curvature;
                mean += step;
                look();
                if (Math.abs(step) < TOLERANCE) {
                    break;
                }
            }
        }

        /** Log likelihood of the deviation, whatever the mean is, up to a constant; by Laplace's approximation. */
        double marginal() {
            return height - StrictMath.log(curvature) / 2;
        }

        private void look() {
            double[] density = new double[GAINS];
            for (int i = 0; i < GAINS; i++) {
                double away = gain(i) - mean;
                density[i] = StrictMath.exp(-away * away / (2 * variance)) / StrictMath.sqrt(variance);
            }
            height = 0;
            slope = 0;
            curvature = 0;
            likelihoods.forEach(likelihood -> add(likelihood, density));
        }

        private void add(Likelihood likelihood, double[] density) {
            double all = Double.MIN_NORMAL;
            double first = 0;
            double second = 0;
            for (int i = 0; i < likelihood.values().length; i++) {
                int gain = likelihood.first() + i;
                double weight = likelihood.values()[i] * density[gain];
                double away = gain(gain) - mean;
                all += weight;
                first += weight * away;
                second += weight * away * away;
            }
            double average = first / all;
            double left = second / all - average * average;
            height += StrictMath.log(all);
            slope += average / variance;
            // A flat likelihood says nothing of the mean; the least keeps a step finite.
            curvature += Math.max(LEAST_CURVATURE, 1 - left / variance) / variance;
        }
    }
}
