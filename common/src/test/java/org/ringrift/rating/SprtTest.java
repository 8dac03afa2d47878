package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ringrift.rating.SprtResult.Verdict;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class SprtTest {

    /** A pair lost twice, of one win each, or won twice. */
    private static BlockScores pairs(long lost, long split, long won) {
        return BlockScores.of(2, lost, 0, split, 0, won);
    }

    @Test
    void standardBoundsAreWaldsForFivePercent() {
        assertThat(Sprt.standard()).isEqualTo(new Sprt(0, 35, 0.05, 0.05));
        assertThat(Sprt.standard().lower()).isCloseTo(-2.944, within(1e-3));
        assertThat(Sprt.standard().upper()).isCloseTo(2.944, within(1e-3));
    }

    @Test
    void pairsAgreeWithTheBinomialTestWhenTheirGamesAreIndependent() {
        // 40 % wins twice, as independent games of a 60 % player give 36 %: 36/48/16 has the binomial's spread.
        double wins = 1200;
        double share = EloScale.expectedScore(35, 2);
        double games = wins * Math.log(share / 0.5) + (2000 - wins) * Math.log((1 - share) / 0.5);
        assertThat(Sprt.standard().blocks(pairs(160, 480, 360)).llr()).isCloseTo(games, within(0.03 * games));
    }

    @Test
    void balancedBlocksCarryMoreEvidenceThanTheSameWinsInLopsidedOnes() {
        double balanced = Sprt.standard().blocks(pairs(0, 80, 20)).llr();
        double lopsided = Sprt.standard().blocks(pairs(40, 0, 60)).llr();
        assertThat(balanced).isGreaterThan(4 * lopsided).isPositive();
    }

    @Test
    void blocksWithoutSpreadStillDecide() {
        for (int players = 2; players <= 4; players++) {
            assertThat(Sprt.standard().blocks(BlockScores.none(players)).llr()).isZero();
            assertThat(verdict(players, players, 500)).isEqualTo(Verdict.NOT_STRONGER); // one win a block
            assertThat(verdict(players, players * players, 50)).isEqualTo(Verdict.STRONGER); // all games won
        }
        assertThat(verdict(2, 4, 5)).isEqualTo(Verdict.UNDECIDED);
    }

    /** After so many blocks that all have the same points. */
    private static Verdict verdict(int players, int points, int blocks) {
        long[] counts = new long[players * players + 1];
        counts[points] = blocks;
        return Sprt.standard().blocks(BlockScores.of(players, counts)).verdict();
    }

    @Seeded(cases = 500)
    void theRatioNeverFallsWhenABlocksScoreRises(Draw draw) {
        int players = draw.between(2, 4);
        int top = players * players;
        long[] counts = new long[top + 1];
        for (int i = 0; i <= top; i++) {
            counts[i] = draw.between(0, 1) * draw.between(0, 60);
        }
        int from = draw.between(0, top - 1);
        int to = draw.between(from + 1, top);
        counts[from]++;
        double before = Sprt.standard().ratio(players, counts);
        counts[from]--;
        counts[to]++;
        assertThat(Sprt.standard().ratio(players, counts)).isGreaterThanOrEqualTo(before - 1e-9);
    }

    @Test
    void gamesWithoutAWinnerAreAFairShare() {
        assertThat(BlockScores.points(2, 1, 1)).isEqualTo(2);
        assertThat(BlockScores.points(3, 2, 1)).isZero();
        BlockScores drawn = BlockScores.none(3).with(3 * BlockScores.points(3, 2, 0));
        assertThat(drawn).isEqualTo(BlockScores.of(3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(drawn.meanScore()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(BlockScores.of(2, 1, 2, 3, 4, 5).blocks()).isEqualTo(15);
        assertThat(BlockScores.of(2, 1, 2, 3, 4, 5).meanScore()).isCloseTo((2 + 6 + 12 + 20) / 60.0, within(1e-12));
    }

    @Test
    void fairShareIsOneOverTheNumberOfPlayers() {
        for (int players = 2; players <= 4; players++) {
            assertThat(EloScale.expectedScore(0, players)).isCloseTo(1.0 / players, within(1e-15));
        }
        assertThat(EloScale.expectedScore(400, 2)).isCloseTo(10.0 / 11, within(1e-12));
        assertThat(EloScale.expectedScore(400, 3)).isCloseTo(10.0 / 12, within(1e-12));
    }

    @Test
    void impossibleTestsAreRefused() {
        assertThatThrownBy(() -> new Sprt(25, 0, 0.05, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot test elo0 = 25.0 against elo1 = 0.0 with alpha = 0.05 and beta = 0.05.");
        assertThatThrownBy(() -> new Sprt(0, 25, 0, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pairs(-1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot count blocks: a count is negative.");
        assertThatThrownBy(() -> BlockScores.of(3, 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot count blocks of 3 players by 3 totals: require 2 to 4 players, and n * n + 1 totals"
                        + " for n of them.");
        assertThatThrownBy(() -> BlockScores.none(5)).isInstanceOf(IllegalArgumentException.class);
    }
}
