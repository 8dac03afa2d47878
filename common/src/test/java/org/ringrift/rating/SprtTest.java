package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ringrift.rating.SprtResult.Verdict;

class SprtTest {

    private static final int RUNS = 1500;
    private static final Sprt WIDE = new Sprt(0, 60, 0.05, 0.05);

    @Test
    void standardBoundsAreWaldsForFivePercent() {
        assertThat(Sprt.standard()).isEqualTo(new Sprt(0, 25, 0.05, 0.05));
        assertThat(Sprt.standard().lower()).isCloseTo(-2.944, within(1e-3));
        assertThat(Sprt.standard().upper()).isCloseTo(2.944, within(1e-3));
    }

    @Test
    void errorRatesOnPairsAreThePromisedOnes() {
        // The first seat wins 20 points more often: the two games of a pair differ, their mean is the hypothesis.
        double fair = wrongDecisions(0, Verdict.STRONGER, 1, (random, elo) -> pairRun(random, elo, 0.2));
        double strong = wrongDecisions(60, Verdict.NOT_STRONGER, 2, (random, elo) -> pairRun(random, elo, 0.2));
        assertThat(fair).isBetween(0.025, 0.065);
        assertThat(strong).isBetween(0.025, 0.065);
    }

    @Test
    void errorRatesOnWinSharesAreThePromisedOnes() {
        for (int players = 2; players <= 4; players++) {
            int n = players;
            double fair = wrongDecisions(0, Verdict.STRONGER, n, (random, elo) -> shareRun(random, elo, n));
            double strong = wrongDecisions(60, Verdict.NOT_STRONGER, n, (random, elo) -> shareRun(random, elo, n));
            assertThat(fair).isBetween(0.02, 0.065);
            assertThat(strong).isBetween(0.02, 0.065);
        }
    }

    @Test
    void pairsAgreeWithTheBinomialTestWhenTheirGamesAreIndependent() {
        // 40 % wins twice, as independent games of a 60 % player give 36 %: 36/48/16 has the binomial's spread.
        double pairs = Sprt.standard().pairs(PairScores.decisive(160, 480, 360)).llr();
        double games = Sprt.standard().shares(2, 1200, 2000).llr();
        assertThat(pairs).isCloseTo(games, within(0.03 * games));
    }

    @Test
    void balancedPairsCarryMoreEvidenceThanTheSameWinsUnpaired() {
        double paired = Sprt.standard().pairs(PairScores.decisive(0, 80, 20)).llr();
        double unpaired = Sprt.standard().shares(2, 120, 200).llr();
        assertThat(paired).isGreaterThan(1.5 * unpaired);
    }

    @Test
    void pairsWithoutSpreadStillDecide() {
        assertThat(Sprt.standard().pairs(PairScores.NONE).llr()).isZero();
        assertThat(Sprt.standard().pairs(PairScores.decisive(0, 500, 0)).verdict())
                .isEqualTo(Verdict.NOT_STRONGER);
        assertThat(Sprt.standard().pairs(PairScores.decisive(0, 0, 5)).verdict())
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(Sprt.standard().pairs(PairScores.decisive(0, 0, 50)).verdict())
                .isEqualTo(Verdict.STRONGER);
    }

    @Test
    void sharedGamesCountHalf() {
        PairScores scores = new PairScores(1, 2, 3, 4, 5).plus(PairScores.decisive(1, 0, 0));
        assertThat(scores).isEqualTo(new PairScores(2, 2, 3, 4, 5));
        assertThat(scores.pairs()).isEqualTo(16);
        assertThat(scores.meanScore()).isCloseTo((1 + 3 + 6 + 10) / 32.0, within(1e-12));
    }

    @Test
    void fairShareIsOneOverTheNumberOfPlayers() {
        for (int players = 2; players <= 4; players++) {
            assertThat(Sprt.firstChoice(players, 0)).isCloseTo(1.0 / players, within(1e-15));
        }
        assertThat(Sprt.firstChoice(2, 400)).isCloseTo(10.0 / 11, within(1e-12));
        assertThat(Sprt.firstChoice(3, 400)).isCloseTo(10.0 / 12, within(1e-12));
    }

    @Test
    void impossibleTestsAreRefused() {
        assertThatThrownBy(() -> new Sprt(25, 0, 0.05, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot test elo0 = 25.0 against elo1 = 0.0 with alpha = 0.05 and beta = 0.05.");
        assertThatThrownBy(() -> new Sprt(0, 25, 0, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sprt.standard().shares(5, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot test 1.0 wins in 2.0 games of 5 players.");
        assertThatThrownBy(() -> Sprt.standard().shares(2, 3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairScores.decisive(-1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot count pairs: a count is negative.");
    }

    @FunctionalInterface
    private interface Run {
        Verdict verdict(SplittableRandom random, double elo);
    }

    private static double wrongDecisions(double elo, Verdict wrong, long seed, Run run) {
        SplittableRandom random = new SplittableRandom(seed);
        int errors = 0;
        for (int i = 0; i < RUNS; i++) {
            errors += run.verdict(random, elo) == wrong ? 1 : 0;
        }
        return errors / (double) RUNS;
    }

    private static Verdict pairRun(SplittableRandom random, double elo, double seatAdvantage) {
        double mean = Sprt.firstChoice(2, elo);
        long[] counts = new long[3];
        while (true) {
            int points = (random.nextDouble() < mean + seatAdvantage / 2 ? 1 : 0)
                    + (random.nextDouble() < mean - seatAdvantage / 2 ? 1 : 0);
            counts[points]++;
            Verdict verdict = WIDE.pairs(PairScores.decisive(counts[0], counts[1], counts[2]))
                    .verdict();
            if (verdict != Verdict.UNDECIDED) {
                return verdict;
            }
        }
    }

    private static Verdict shareRun(SplittableRandom random, double elo, int players) {
        double share = Sprt.firstChoice(players, elo);
        long wins = 0;
        for (long games = 1; ; games++) {
            wins += random.nextDouble() < share ? 1 : 0;
            Verdict verdict =
                    WIDE.shares(players, (double) wins, (double) games).verdict();
            if (verdict != Verdict.UNDECIDED) {
                return verdict;
            }
        }
    }
}
