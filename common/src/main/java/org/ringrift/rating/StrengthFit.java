package org.ringrift.rating;

import java.util.Collections;
import java.util.SortedMap;
import org.ringrift.StageFailure;

/**
 * The maximum of the posterior of log strengths, found by Newton's method with step halving. The function is strictly
 * concave (virtual games and gains see to that), so there is one maximum, and the method always climbs to it. Participant 0 is the
 * anchor with log strength 0. Where gains are known of, their mean is the last unknown.
 */
final class StrengthFit {

    /** Iteration ends when no log strength moves by more than this: far below a thousandth of an Elo point. */
    private static final double TOLERANCE = 1e-10;

    private static final int MAX_ITERATIONS = 200;
    private static final int MAX_HALVINGS = 50;

    private final SortedMap<Choice, Long> counts;
    private final int participants;
    private final int free;
    private final double[][] virtual;
    private final Gains gains;

    /** Of each participant, and at last the mean gain if there are any. */
    private double[] strengths;

    private double[] gradient;
    private double[][] information;
    private double[] variances;
    private Cholesky posterior;

    private StrengthFit(SortedMap<Choice, Long> counts, double[][] virtual, Gains gains) {
        this.counts = counts;
        this.participants = virtual.length;
        this.free = gains.links().isEmpty() ? participants - 1 : participants;
        this.virtual = virtual;
        this.gains = gains;
        this.strengths = new double[free + 1];
    }

    /**
     * Fits strengths to choices with their numbers of occurrence.
     *
     * @param counts the choices
     * @param virtual by two participants, the lower index second: virtual games between them, half of them won
     * @param gains what is known of gains
     */
    static StrengthFit of(SortedMap<Choice, Long> counts, double[][] virtual, Gains gains) {
        StrengthFit fit = new StrengthFit(counts, virtual, gains);
        fit.climb();
        return fit;
    }

    /** Natural logarithm of a participant's strength relative to the anchor's. */
    double strength(int participant) {
        return strengths[participant];
    }

    /**
     * Variances of the differences of all strengths from that of one participant.
     *
     * @param reference the participant
     * @return of each participant, that of the reference 0
     */
    double[] variancesFrom(int reference) {
        double[] unit = new double[free];
        if (reference > 0) {
            unit[reference - 1] = 1;
        }
        double[] shared = reference > 0 ? posterior.solve(unit) : unit;
        double[] differences = new double[participants];
        for (int i = 0; i < participants; i++) {
            double own = i > 0 ? variances[i - 1] - 2 * shared[i - 1] : 0;
            differences[i] = i == reference ? 0 : own + (reference > 0 ? shared[reference - 1] : 0);
        }
        return differences;
    }

    /** How much the games of each participant say of its strength; nothing where it is sure to win or to lose. */
    double[] informations() {
        double[] informations = new double[participants];
        counts.forEach((choice, count) -> {
            double total = 0;
            for (int seat : choice.seats()) {
                total += StrictMath.exp(strengths[seat] - strengths[choice.winner()]);
            }
            double all = total;
            choice.seats().stream().distinct().forEach(participant -> {
                int seats = Collections.frequency(choice.seats(), participant);
                double share = seats * StrictMath.exp(strengths[participant] - strengths[choice.winner()]) / all;
                informations[participant] += count * share * (1 - share);
            });
        });
        return informations;
    }

    private void climb() {
        double height = height(strengths);
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            differentiate();
            Cholesky cholesky = Cholesky.of(information);
            double[] step = cholesky.solve(gradient);
            double scale = 1;
            double[] next = moved(step, scale);
            double reached = height(next);
            // Near the top heights differ by rounding alone, hence the slack.
            double slack = 1e-12 * (1 + Math.abs(height));
            for (int halving = 0; halving < MAX_HALVINGS && !(reached >= height - slack); halving++) {
                scale /= 2;
                next = moved(step, scale);
                reached = height(next);
            }
            strengths = next;
            height = reached;
            if (scale == 1 && largest(step) < TOLERANCE) {
                differentiate();
                posterior = Cholesky.of(information);
                variances = posterior.inverseDiagonal();
                return;
            }
        }
        throw new StageFailure("Cannot rate " + participants + " participants: the fit did not settle within "
                + MAX_ITERATIONS + " iterations. Raise the number of prior games.");
    }

    /** Log posterior, up to a constant. */
    private double height(double[] at) {
        double sum = 0;
        for (var entry : counts.entrySet()) {
            Choice choice = entry.getKey();
            double total = 0;
            for (int seat : choice.seats()) {
                // Relative to the winner: an overflow to infinity is then an impossible result, never NaN.
                total += StrictMath.exp(at[seat] - at[choice.winner()]);
            }
            sum -= entry.getValue() * StrictMath.log(total);
        }
        for (int i = 1; i < participants; i++) {
            for (int j = 0; j < i; j++) {
                if (virtual[i][j] > 0) {
                    double apart = at[i] - at[j];
                    sum -= virtual[i][j]
                            / 2
                            * (StrictMath.log1p(StrictMath.exp(apart)) + StrictMath.log1p(StrictMath.exp(-apart)));
                }
            }
        }
        for (Gains.Link link : gains.links()) {
            double away = away(link, at);
            sum -= gains.weight() * away * away / 2;
        }
        return gains.links().isEmpty() ? sum : sum - Gains.meanWeight() * at[free] * at[free] / 2;
    }

    /** By how much a gain is greater than their mean. */
    private double away(Gains.Link link, double[] at) {
        return at[link.successor()] - at[link.predecessor()] - at[free];
    }

    private void differentiate() {
        gradient = new double[free];
        information = new double[free][free];
        for (var entry : counts.entrySet()) {
            addChoice(entry.getKey(), entry.getValue());
        }
        for (int i = 1; i < participants; i++) {
            for (int j = 0; j < i; j++) {
                if (virtual[i][j] > 0) {
                    addVirtual(i, j);
                }
            }
        }
        gains.links().forEach(this::addGain);
        if (!gains.links().isEmpty()) {
            gradient[free - 1] -= Gains.meanWeight() * strengths[free];
            information[free - 1][free - 1] += Gains.meanWeight();
        }
    }

    private void addGain(Gains.Link link) {
        double weight = gains.weight();
        double pull = weight * away(link, strengths);
        int[] unknowns = {link.successor() - 1, link.predecessor() - 1, free - 1};
        int[] signs = {1, -1, -1};
        for (int a = 0; a < unknowns.length; a++) {
            if (unknowns[a] < 0) {
                continue; // the anchor
            }
            gradient[unknowns[a]] -= signs[a] * pull;
            for (int b = 0; b < unknowns.length; b++) {
                if (unknowns[b] >= 0) {
                    information[unknowns[a]][unknowns[b]] += signs[a] * signs[b] * weight;
                }
            }
        }
    }

    private void addVirtual(int i, int j) {
        double share = 1 / (1 + StrictMath.exp(strengths[j] - strengths[i]));
        double pull = virtual[i][j] * (0.5 - share);
        double weight = virtual[i][j] * share * (1 - share);
        gradient[i - 1] += pull;
        information[i - 1][i - 1] += weight;
        if (j > 0) {
            gradient[j - 1] -= pull;
            information[j - 1][j - 1] += weight;
            information[i - 1][j - 1] -= weight;
            information[j - 1][i - 1] -= weight;
        }
    }

    /** Adds the derivatives of a choice: seat s wins with share q(s), so that information is diag(q) - q q'. */
    private void addChoice(Choice choice, long count) {
        int n = choice.seats().size();
        double[] shares = new double[n];
        double highest = Double.NEGATIVE_INFINITY;
        for (int seat : choice.seats()) {
            highest = Math.max(highest, strengths[seat]);
        }
        double total = 0;
        for (int s = 0; s < n; s++) {
            shares[s] = StrictMath.exp(strengths[choice.seats().get(s)] - highest);
            total += shares[s];
        }
        if (choice.winner() > 0) {
            gradient[choice.winner() - 1] += count;
        }
        for (int s = 0; s < n; s++) {
            int row = choice.seats().get(s) - 1;
            if (row < 0) {
                continue;
            }
            double share = shares[s] / total;
            gradient[row] -= count * share;
            information[row][row] += count * share;
            for (int t = 0; t < n; t++) {
                int column = choice.seats().get(t) - 1;
                if (column >= 0) {
                    information[row][column] -= count * share * shares[t] / total;
                }
            }
        }
    }

    private double[] moved(double[] step, double scale) {
        double[] next = strengths.clone();
        for (int i = 0; i < free; i++) {
            next[i + 1] += scale * step[i];
        }
        return next;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
