package org.ringrift.rating;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ringrift.UserError;

/**
 * Makes a sequential test many times on made-up games: the same looks and the same ratio by which a candidate is judged. The
 * same simulation gives the same numbers.
 *
 * @param games the games
 * @param test the test
 * @param runs how often it is made, 1 to {@value #MAX_RUNS}
 * @param seed source of all chance
 */
public record SprtSimulation(SimulatedGames games, SequentialTest test, int runs, long seed) {
    /** Most runs. */
    public static final int MAX_RUNS = 1_000_000;

    private static final double MOST_OF_RUNS = 0.9;

    /**
     * What became of the tests of a player.
     *
     * @param elo its true difference by score, see {@link SimulatedGames#strength}
     * @param accepted share of the tests that found it stronger
     * @param refused share of the tests that found it not stronger
     * @param undecided share of the tests that ended at the most games
     * @param meanGames games of a test in the mean
     * @param games90 games that 90 % of the tests did not exceed
     */
    public record Outcome(
            double elo, double accepted, double refused, double undecided, double meanGames, int games90) {}

    /** @throws UserError if the number of runs is out of range */
    public SprtSimulation {
        if (runs < 1 || runs > MAX_RUNS) {
            throw new UserError("Cannot simulate " + runs + " runs: the range is 1 to " + MAX_RUNS + ".");
        }
    }

    /**
     * Tests a player.
     *
     * @param elo its true difference by score
     * @return what became of all tests
     * @throws UserError if no player could have that score
     */
    public Outcome of(double elo) {
        double factor = SimulatedGames.factor(games.strength(elo));
        int[] lengths = new int[runs];
        int accepted = 0;
        int refused = 0;
        for (int run = 0; run < runs; run++) {
            End end = test(SimulatedGames.generator(seed, run), factor);
            lengths[run] = end.games();
            accepted += end.verdict() == SprtResult.Verdict.STRONGER ? 1 : 0;
            refused += end.verdict() == SprtResult.Verdict.NOT_STRONGER ? 1 : 0;
        }
        Arrays.sort(lengths);
        double all = runs;
        return new Outcome(
                elo,
                accepted / all,
                refused / all,
                (runs - accepted - refused) / all,
                Arrays.stream(lengths).average().orElseThrow(),
                lengths[(int) Math.ceil(MOST_OF_RUNS * runs) - 1]);
    }

    /**
     * Games of a test of fixed length that errs as often: that accepts at {@code elo0} and does not accept at {@code elo1} as
     * often as the sequential test does. By the normal approximation of the mean score of blocks, with their exact variances.
     *
     * @param atElo0 what became of tests at {@code elo0}
     * @param atElo1 what became of tests at {@code elo1}
     * @return number of games, not rounded
     */
    public double fixedGames(Outcome atElo0, Outcome atElo1) {
        SimulatedGames.Moments weaker = games.moments(games.strength(atElo0.elo()));
        SimulatedGames.Moments stronger = games.moments(games.strength(atElo1.elo()));
        double deviation = quantile(atElo0.accepted()) * Math.sqrt(weaker.variance())
                + quantile(1 - atElo1.accepted()) * Math.sqrt(stronger.variance());
        double blocks = Math.pow(deviation / (stronger.mean() - weaker.mean()), 2);
        return blocks * games.players();
    }

    private record End(SprtResult.Verdict verdict, int games) {}

    private End test(SplittableRandom random, double factor) {
        int players = games.players();
        long[] counts = new long[players * players + 1];
        int played = 0;
        while (true) {
            for (int look = test.nextLook(players, played); played < look; played += players) {
                counts[games.block(random, factor)]++;
            }
            Sprt sprt = test.sprt();
            SprtResult.Verdict verdict = SprtResult.of(sprt.ratio(players, counts), sprt.lower(), sprt.upper())
                    .verdict();
            if (verdict != SprtResult.Verdict.UNDECIDED || played >= test.most(players)) {
                return new End(verdict, played);
            }
        }
    }

    /**
     * How many standard deviations a normal variable exceeds with that probability, to 0.0005: formula 26.2.23 of M. Abramowitz
     * and I. A. Stegun, Handbook of Mathematical Functions. An error that no run has made counts as half of one.
     */
    private double quantile(double measured) {
        double probability = Math.max(0.5 / runs, Math.min(1 - 0.5 / runs, measured));
        double tail = Math.min(probability, 1 - probability);
        double t = Math.sqrt(-2 * Math.log(tail));
        double value =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        return probability <= 0.5 ? value : -value;
    }
}
