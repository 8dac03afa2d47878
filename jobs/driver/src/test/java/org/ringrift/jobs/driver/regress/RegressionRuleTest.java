package org.ringrift.jobs.driver.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.jobs.driver.regress.RegressionVerdict.Finding;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.rating.BlockScores;
import org.ringrift.rating.Match;
import org.ringrift.rating.Rating;
import org.ringrift.rating.Ratings;

class RegressionRuleTest {
    private static final int WATCHES = 10_000;

    /** Games after which a watch ends. */
    private static final int LONGEST = 1500;

    /** Games at the first look: with fewer, no result would be enough to roll back. */
    private static final int FIRST = 96;

    private static RegressionVerdict judge(HeadToHead games) {
        return RegressionRule.judge(new Evidence(Optional.of(games), Optional.empty()));
    }

    private static RegressionVerdict judge(RatedPair ratings) {
        return RegressionRule.judge(new Evidence(Optional.empty(), Optional.of(ratings)));
    }

    /** Games after which a model is rolled back; 0 if it is not. */
    private static long rolledBackAfter(int players, MadeUpGames.Series games) {
        HeadToHead played = games.play(FIRST / players);
        while (played.games() < LONGEST && !judge(played).rollsBack()) {
            // Looks grow further apart, since a mistake is made early or hardly ever.
            played = games.play((int) played.games() / 3 / players);
        }
        return judge(played).rollsBack() ? played.games() : 0;
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void anEqualModelIsPracticallyNeverRolledBack(int players) {
        MadeUpGames games = new MadeUpGames(players, 0);
        long rolledBack = 0;
        for (int watch = 0; watch < WATCHES; watch++) {
            rolledBack += rolledBackAfter(players, games.series(watch)) > 0 ? 1 : 0;
        }
        assertThat(rolledBack).as("of %s watches", WATCHES).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2, 100", "3, 100", "4, 100", "2, 200", "3, 200", "4, 200"})
    void aMuchWeakerOneIsRolledBack(int players, double drop) {
        MadeUpGames games = new MadeUpGames(players, drop);
        List<Long> lengths = new ArrayList<>();
        for (int watch = 0; watch < 100; watch++) {
            long played = rolledBackAfter(players, games.series(watch));
            assertThat(played).as("watch %s", watch).isPositive();
            lengths.add(played);
        }
        Collections.sort(lengths);
        assertThat(lengths.get(90)).as("90 %% within").isLessThan(drop > 100 ? 400 : 800);
    }

    @Test
    void moreWinsOfTheModelBeforeNeverMakeARegressionLess() {
        SplittableRandom random = new SplittableRandom(5);
        int shown = 0;
        for (int i = 0; i < 2000; i++) {
            int players = 2 + random.nextInt(3);
            long[] before = counts(players, random);
            long[] now = counts(players, random);
            int worse = severity(players, before, now);
            raise(before, random);
            lower(now, random);
            assertThat(severity(players, before, now)).isGreaterThanOrEqualTo(worse);
            shown += worse > 0 ? 1 : 0;
        }
        assertThat(shown).as("of 2000 that show a regression").isBetween(200, 1800);
    }

    private static long[] counts(int players, SplittableRandom random) {
        long[] counts = new long[players * players + 1];
        int most = 1 + random.nextInt(200);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = random.nextInt(most) / (1 + random.nextInt(4));
        }
        return counts;
    }

    /** Gives one block a point more. */
    private static void raise(long[] counts, SplittableRandom random) {
        int from = random.nextInt(counts.length - 1);
        if (counts[from] > 0) {
            counts[from]--;
            counts[from + 1]++;
        }
    }

    private static void lower(long[] counts, SplittableRandom random) {
        int from = 1 + random.nextInt(counts.length - 1);
        if (counts[from] > 0) {
            counts[from]--;
            counts[from - 1]++;
        }
    }

    private static int severity(int players, long[] before, long[] now) {
        return judge(new HeadToHead(BlockScores.of(players, before), BlockScores.of(players, now), "games", Rows.NOON))
                .finding()
                .map(found -> 1 + found.severity().ordinal())
                .orElse(0);
    }

    /** All games of a little pool that grows: both models play the anchor, a search and each other. */
    private static RatedPair rated(List<Match> pool, double drop, int more, SplittableRandom random) {
        double[] elo = {1200, 1350, 1500, 1500 - drop};
        List<String> names = List.of("heuristic", "gumbel:sims=8", "gumbel:sims=8@before", "gumbel:sims=8@now");
        for (int i = 0; i < more; i++) {
            for (int one = 0; one < names.size(); one++) {
                for (int other = Math.max(2, one + 1); other < names.size(); other++) {
                    double win = 1 / (1 + Math.pow(10, (elo[other] - elo[one]) / 400));
                    int winner = random.nextDouble() < win ? 1 : 2;
                    pool.add(new Match("" + pool.size(), List.of(names.get(one), names.get(other)), winner));
                }
            }
        }
        List<Rating> ratings = Ratings.STANDARD.fit(pool);
        Rating before = ratings.stream()
                .filter(each -> each.participant().endsWith("before"))
                .findFirst()
                .orElseThrow();
        Rating now = ratings.stream()
                .filter(each -> each.participant().endsWith("now"))
                .findFirst()
                .orElseThrow();
        return new RatedPair(before, now, pool.size(), Rows.NOON);
    }

    private static boolean rolledBackByRatings(double drop, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Match> pool = new ArrayList<>();
        for (int look = 0; look < 4; look++) {
            if (judge(rated(pool, drop, 80, random)).rollsBack()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void ratingsOfOnePoolRollBackAMuchWeakerModelAndNoEqualOne() {
        for (int watch = 0; watch < 40; watch++) {
            assertThat(rolledBackByRatings(0, watch))
                    .as("equal, watch %s", watch)
                    .isFalse();
        }
        for (int watch = 0; watch < 20; watch++) {
            assertThat(rolledBackByRatings(200, watch))
                    .as("weaker, watch %s", watch)
                    .isTrue();
        }
    }

    private static RatedPair pair(double before, double now, double reach, long games) {
        return new RatedPair(rating("before", before, reach, games), rating("now", now, reach, games), 9, Rows.NOON);
    }

    private static Rating rating(String name, double elo, double reach, long games) {
        return new Rating(name, elo, elo - reach, elo + reach, games, games / 2);
    }

    @Test
    void severityFollowsFromTheDropAndFromWhatIsSure() {
        assertThat(judge(pair(1500, 1400, 20, 400)).finding())
                .contains(new Finding(Severity.CRITICAL, 100, "ratings/9", Rows.NOON));
        assertThat(judge(pair(1500, 1440, 10, 400)).finding().map(Finding::severity))
                .contains(Severity.SEVERE);
        assertThat(judge(pair(1500, 1440, 25, 400)).finding().map(Finding::severity))
                .as("not sure enough to roll back")
                .contains(Severity.MODERATE);
        assertThat(judge(pair(1500, 1440, 25, 400)).rollsBack()).isFalse();
        assertThat(judge(pair(1500, 1479, 5, 400)).finding().map(Finding::severity))
                .contains(Severity.MINOR);
        assertThat(judge(pair(1500, 1481, 1, 400)).finding())
                .as("less than 20 Elo")
                .isEmpty();
        assertThat(judge(pair(1500, 1400, 90, 400)).finding()).as("uncertain").isEmpty();
        assertThat(judge(pair(1400, 1500, 20, 400)).finding()).as("stronger").isEmpty();
        assertThat(judge(pair(1500, 1400, 20, 400)).reason())
                .isEqualTo(
                        "it plays 100 Elo weaker than the model before, a critical regression, by ratings of both, from"
                                + " 400 games or more each at version 9 of table matches (log-likelihood ratio 22.51, required"
                                + " 9.16)");
    }

    @Test
    void tooLittleEvidenceShowsNothing() {
        assertThat(RegressionRule.judge(Evidence.NONE))
                .isEqualTo(RegressionVerdict.none("no regression is shown by 0 games between both and no ratings"));
        assertThat(judge(pair(1500, 1000, 20, 49)).finding()).isEmpty();
        HeadToHead lost = new HeadToHead(BlockScores.of(2, 0, 0, 0, 0, 24), BlockScores.none(2), "games", Rows.NOON);
        assertThat(lost.games()).isEqualTo(48);
        assertThat(judge(lost).finding()).isEmpty();
    }

    @Test
    void evidenceThatContradictsItselfShowsNothing() {
        HeadToHead worse =
                new HeadToHead(BlockScores.of(2, 20, 0, 60, 0, 120), BlockScores.none(2), "games", Rows.NOON);
        HeadToHead equal =
                new HeadToHead(BlockScores.of(2, 80, 0, 240, 0, 80), BlockScores.none(2), "games", Rows.NOON);
        assertThat(judge(worse).rollsBack()).isTrue();
        RegressionVerdict better =
                RegressionRule.judge(new Evidence(Optional.of(worse), Optional.of(pair(1400, 1500, 20, 400))));
        assertThat(better)
                .isEqualTo(RegressionVerdict.none("contradictory evidence: games between both say that it plays worse,"
                        + " ratings that it plays better"));
        RegressionVerdict refuted =
                RegressionRule.judge(new Evidence(Optional.of(equal), Optional.of(pair(1500, 1400, 20, 400))));
        assertThat(refuted)
                .isEqualTo(
                        RegressionVerdict.none("contradictory evidence: ratings say that it plays worse, games between"
                                + " both that it does not"));
        assertThat(RegressionRule.judge(new Evidence(Optional.of(worse), Optional.of(pair(1500, 1500, 60, 400))))
                        .rollsBack())
                .as("ratings that say little")
                .isTrue();
    }

    @Test
    void evidenceThatIsNoneIsRefused() {
        assertThatThrownBy(() -> pair(1500, Double.NaN, 20, 400))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot compare ratings without an interval: ");
        assertThatThrownBy(() -> pair(1500, 1400, 0, 400)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HeadToHead(BlockScores.none(2), BlockScores.none(3), "games", Rows.NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot judge games of 2 and of 3 players together.");
    }

    @Test
    void constantsAreThePredecessors() {
        assertThat(Severity.values()).extracting(Severity::elo).containsExactly(20.0, 35.0, 50.0, 75.0);
        assertThat(Severity.values()).extracting(Severity::rollsBack).containsExactly(false, false, true, true);
        assertThat(Strengths.ENOUGH).isEqualTo(50);
        assertThat(Severity.SEVERE.shown()).isBetween(9.15, 9.17);
        assertThat(Severity.MINOR.shown()).isBetween(2.94, 2.95);
    }
}
