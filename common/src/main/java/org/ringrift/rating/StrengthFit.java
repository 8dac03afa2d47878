package org.ringrift.rating;

import java.util.SortedMap;
import org.ringrift.StageFailure;

/**
 * The maximum of the posterior of log strengths, found by Newton's method with step halving. The function is strictly
 * concave (the virtual games see to that), so there is one maximum, and the method always climbs to it. Participant 0 is the
 * anchor with log strength 0.
 */
final class StrengthFit {

    /** Iteration ends when no log strength moves by more than this: far below a thousandth of an Elo point. */
    private static final double TOLERANCE = 1e-10;

    private static final int MAX_ITERATIONS = 200;
    private static final int MAX_HALVINGS = 50;

    private final SortedMap<Choice, Long> counts;
    private final int free;
    private final double[][] virtual;
    private double[] strengths;
    private double[] gradient;
    private double[][] information;
    private double[] variances;

    private StrengthFit(SortedMap<Choice, Long> counts, double[][] virtual) {
        this.counts = counts;
        this.free = virtual.length - 1;
        this.virtual = virtual;
        this.strengths = new double[virtual.length];
    }

    /**
     * Fits strengths to choices with their numbers of occurrence.
     *
     * @param counts the choices
     * @param virtual by two participants, the lower index second: virtual games between them, half of them won
     */
    static StrengthFit of(SortedMap<Choice, Long> counts, double[][] virtual) {
        StrengthFit fit = new StrengthFit(counts, virtual);
        fit.climb();
        return fit;
    }

    /** Natural logarithm of a participant's strength relative to the anchor's. */
    double strength(int participant) {
        return strengths[participant];
    }

    /** Standard error of {@link #strength}; 0 for the anchor. */
    double standardError(int participant) {
        return participant == 0 ? 0 : Math.sqrt(variances[participant - 1]);
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
                variances = Cholesky.of(information).inverseDiagonal();
                return;
            }
        }
        throw new StageFailure("Cannot rate " + (free + 1) + " participants: the fit did not settle within "
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
        for (int i = 1; i < at.length; i++) {
            for (int j = 0; j < i; j++) {
                if (virtual[i][j] > 0) {
                    double apart = at[i] - at[j];
                    sum -= virtual[i][j]
                            / 2
                            * (StrictMath.log1p(StrictMath.exp(apart)) + StrictMath.log1p(StrictMath.exp(-apart)));
                }
            }
        }
        return sum;
    }

    private void differentiate() {
        gradient = new double[free];
        information = new double[free][free];
        for (var entry : counts.entrySet()) {
            addChoice(entry.getKey(), entry.getValue());
        }
        for (int i = 1; i <= free; i++) {
            for (int j = 0; j < i; j++) {
                if (virtual[i][j] > 0) {
                    addVirtual(i, j);
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
