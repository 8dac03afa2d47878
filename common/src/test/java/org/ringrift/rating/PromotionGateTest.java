package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.rating.GateDecision.Verdict;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class PromotionGateTest {

    private static final Optional<String> CHAMPION = Optional.of("c0ffee");
    private static final PromotionGate QUICK = new PromotionGate(GatePolicy.quick());
    private static final PromotionGate STANDARD = new PromotionGate(GatePolicy.standard());

    @Test
    void presetsHaveTheDocumentedDefaults() {
        WinFloor random = new WinFloor(0.70, 0.50, 0.40);
        WinFloor heuristic = new WinFloor(0.60, 0.46, 0.36);
        Sprt sprt = new Sprt(0, 35, 0.05, 0.05);
        assertThat(GatePolicy.preset("quick"))
                .isEqualTo(new GatePolicy(
                        "quick", 60, 24, random, Optional.empty(), false, new SequentialTest(sprt, 60, 400)));
        assertThat(GatePolicy.preset("standard"))
                .isEqualTo(new GatePolicy(
                        "standard", 200, 72, random, Optional.of(heuristic), true, new SequentialTest(sprt, 60, 2400)));
        assertThat(GatePolicy.quick().withGames(10))
                .as("who asks for a number of games gets it")
                .extracting(GatePolicy::games, GatePolicy::fewest)
                .containsExactly(10L, 10L);
        assertThat(GatePolicy.quick().withGames(60)).isEqualTo(GatePolicy.quick());
        assertThat(GatePolicy.standard().withGames(10).withPresetGames()).isEqualTo(GatePolicy.standard());
        assertThat(GatePolicy.quick().withProductionGames(10).production().most())
                .isEqualTo(10);
    }

    @Test
    void anUnknownPresetIsRefusedWithTheValidOnes() {
        assertThatThrownBy(() -> GatePolicy.preset("slow"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot find gate preset \"slow\": valid are quick and standard.");
    }

    @Test
    void aStrongFirstModelIsPromotedWithItsEvidence() {
        GateDecision decision = QUICK.decide(first(58, 20, 60));
        assertThat(decision.verdict()).isEqualTo(Verdict.PROMOTE);
        assertThat(decision.checks()).extracting(GateCheck::name).containsExactly("random", "heuristic", "search");
        assertThat(decision.reason())
                .isEqualTo("Promoted: all 3 gates passed (random: win rate 0.967 (58 of 60, 95 % 0.886 to 0.991),"
                        + " required a lower bound of at least 0.700 over at least 60 distinct games, or 24 with a lower"
                        + " 99.5 % bound above 0.700;"
                        + " heuristic: win rate 0.333 (20 of 60, 95 % 0.227 to 0.459),"
                        + " required a result of any strength over at least 60 distinct games, or 24 with a lower"
                        + " 99.5 % bound above 0.500;"
                        + " search: win rate 1.000 (60 of 60, 95 % 0.940 to 1.000),"
                        + " required a result of any strength over at least 60 distinct games, or 24 with a lower"
                        + " 99.5 % bound above 0.500).");
    }

    @Test
    void theLowerBoundCountsNotTheObservedRate() {
        assertThat(QUICK.decide(first(48, 60, 60)).verdict()).isEqualTo(Verdict.REJECT);
        assertThat(QUICK.decide(first(50, 60, 60)).verdict()).isEqualTo(Verdict.PROMOTE);
    }

    @Test
    void theHeuristicPlayerMustBeBeatenByPresetStandardOnly() {
        assertThat(STANDARD.decide(first(200, 100, 200)).reason())
                .isEqualTo("Rejected: heuristic: win rate 0.500 (100 of 200, 95 % 0.431 to 0.569),"
                        + " required a lower bound of at least 0.600 over at least 200 distinct games, or 72 with a"
                        + " lower 99.5 % bound above 0.600.");
        assertThat(STANDARD.decide(first(200, 140, 200)).verdict()).isEqualTo(Verdict.PROMOTE);
        assertThat(QUICK.decide(first(200, 100, 200)).verdict()).isEqualTo(Verdict.PROMOTE);
    }

    @Test
    void theSearchWithoutANetMustBeBeatenByPresetStandardOnly() {
        GateEvidence equal = withSearch(200, 100);
        assertThat(STANDARD.decide(equal).reason())
                .isEqualTo("Rejected: search: win rate 0.500 (100 of 200, 95 % 0.431 to 0.569),"
                        + " required a lower bound above 0.500 over at least 200 distinct games, or 72 with a lower"
                        + " 99.5 % bound above 0.500.");
        assertThat(STANDARD.decide(withSearch(200, 115)).verdict()).isEqualTo(Verdict.PROMOTE);
        assertThat(QUICK.decide(equal).verdict()).isEqualTo(Verdict.PROMOTE);
        List<OpponentResult> none = first(60, 60, 60).results().subList(0, 2);
        assertThat(QUICK.decide(new GateEvidence(2, Optional.empty(), none)).reason())
                .startsWith("Rejected: search: no result, required a result of any strength");
    }

    private static GateEvidence withSearch(int games, int wins) {
        return new GateEvidence(
                2,
                Optional.empty(),
                List.of(
                        new OpponentResult("random", games, games),
                        new OpponentResult("heuristic", games, games),
                        new OpponentResult("search", wins, games)));
    }

    @Test
    void copiesAreToldAndDoNotCount() {
        List<OpponentResult> results = List.of(
                new OpponentResult("random", 23, 23, 40),
                new OpponentResult("heuristic", 60, 60),
                new OpponentResult("search", 60, 60));
        assertThat(QUICK.decide(new GateEvidence(2, Optional.empty(), results)).reason())
                .isEqualTo("Rejected: random: win rate 1.000 (23 of 23 distinct games, 40 played, 95 % 0.857 to 1.000),"
                        + " required a lower bound of at least 0.700 over at least 60 distinct games, or 24 with a lower"
                        + " 99.5 % bound above 0.700.");
    }

    @Test
    void aSequentialTestMustFindTheCandidateStrongerThanTheProductionModel() {
        for (int players = 2; players <= 4; players++) {
            assertThat(QUICK.decide(against(players, blocks(players, 0, 0, 40))).verdict())
                    .isEqualTo(Verdict.PROMOTE);
            assertThat(QUICK.decide(against(players, blocks(players, 0, 20, 0))).verdict())
                    .isEqualTo(Verdict.REJECT);
            assertThat(QUICK.decide(against(players, blocks(players, 20, 0, 0))).verdict())
                    .isEqualTo(Verdict.REJECT);
        }
    }

    @Test
    void theReasonSaysHowTheTestEnded() {
        String required =
                "required a sequential test that finds it 35 Elo stronger rather than 0, in at most 400 games";
        assertThat(QUICK.decide(against(2, blocks(2, 5, 20, 25))).reason())
                .contains(
                        "production: shown to be stronger (log-likelihood ratio 3.00 of 50 blocks, bounds -2.94 and 2.94),"
                                + " win rate 0.700 (70 of 100, 95 % 0.604 to 0.781), " + required);
        assertThat(QUICK.decide(against(2, blocks(2, 40, 110, 50))).reason())
                .startsWith("Rejected: production: shown to be neither stronger nor weaker (log-likelihood ratio ")
                .endsWith(" of 200 blocks, bounds -2.94 and 2.94), win rate 0.525 (210 of 400, 95 % 0.476 to 0.573), "
                        + required + ".");
        assertThat(QUICK.decide(against(2, blocks(2, 60, 80, 20))).reason())
                .startsWith("Rejected: production: shown not to be stronger (log-likelihood ratio -");
    }

    @Test
    void copiesLeaveNoBlocksAndNothingIsShown() {
        List<OpponentResult> results = new ArrayList<>(first(60, 60, 60).results());
        results.add(new OpponentResult("production", 1, 1, 400, Optional.of(BlockScores.none(2))));
        assertThat(QUICK.decide(new GateEvidence(2, CHAMPION, results)).reason())
                .startsWith(
                        "Rejected: production: shown to be neither stronger nor weaker (log-likelihood ratio 0.00 of 0"
                                + " blocks, bounds -2.94 and 2.94), win rate 1.000 (1 of 1 distinct games, 400 played");
        results.set(3, new OpponentResult("production", 60, 60));
        assertThat(QUICK.decide(new GateEvidence(2, CHAMPION, results)).verdict())
                .isEqualTo(Verdict.REJECT);
    }

    @Test
    void blocksThatTheGamesCannotGiveAreRefused() {
        for (BlockScores bad : List.of(blocks(2, 0, 0, 31), blocks(3, 0, 0, 10))) {
            List<OpponentResult> results = new ArrayList<>(first(60, 60, 60).results());
            results.add(new OpponentResult("production", 60, 60, 60, Optional.of(bad)));
            assertThat(QUICK.decide(new GateEvidence(2, CHAMPION, results)).reason())
                    .startsWith("Rejected: evidence: impossible result against production of BlockScores[");
        }
    }

    @Test
    void promotionIsRefusedWhenEvidenceIsMissing() {
        GateEvidence noProduction =
                new GateEvidence(2, CHAMPION, first(60, 60, 60).results());
        assertThat(QUICK.decide(noProduction).reason())
                .isEqualTo(
                        "Rejected: production: no result, required a sequential test that finds it 35 Elo stronger rather"
                                + " than 0, in at most 400 games.");
        assertThat(QUICK.decide(new GateEvidence(2, Optional.empty(), List.of()))
                        .verdict())
                .isEqualTo(Verdict.REJECT);
        List<OpponentResult> noHeuristic = List.of(new OpponentResult("random", 60, 60));
        assertThat(QUICK.decide(new GateEvidence(2, Optional.empty(), noHeuristic))
                        .verdict())
                .isEqualTo(Verdict.REJECT);
    }

    @Test
    void promotionIsRefusedWithTooFewGames() {
        assertThat(QUICK.decide(first(23, 23, 23)).verdict()).isEqualTo(Verdict.REJECT);
        assertThat(QUICK.decide(first(59, 30, 59)).reason())
                .startsWith("Rejected: heuristic: win rate 0.508 (30 of 59");
        assertThat(QUICK.decide(first(0, 0, 0)).checks().get(0).observed()).isEqualTo("no games");
        PromotionGate small = new PromotionGate(GatePolicy.quick().withGames(20));
        assertThat(small.decide(first(20, 5, 20)).verdict()).isEqualTo(Verdict.PROMOTE);
    }

    @Test
    void fewGamesAreEnoughWhereTheyLeaveNoDoubt() {
        assertThat(QUICK.decide(first(24, 24, 24)).verdict()).isEqualTo(Verdict.PROMOTE);
        assertThat(QUICK.decide(first(23, 24, 24)).reason())
                .startsWith("Rejected: random: win rate 0.958 (23 of 24, 95 % 0.798 to 0.993), required");
        assertThat(sure(QUICK, "random", 24, 24, 2)).isTrue();
        assertThat(sure(QUICK, "random", 23, 24, 2)).isFalse();
        assertThat(sure(QUICK, "random", 19, 24, 3)).isTrue();
        assertThat(sure(QUICK, "random", 18, 24, 3)).isFalse();
        assertThat(sure(QUICK, "search", 19, 24, 2)).isTrue();
        assertThat(sure(QUICK, "search", 18, 24, 2)).isFalse();
        assertThat(sure(QUICK, "search", 12, 24, 4)).isTrue();
        assertThat(sure(QUICK, "search", 0, 24, 2))
                .as("a weak result has all its games")
                .isFalse();
        assertThat(sure(STANDARD, "heuristic", 55, 72, 2)).isTrue();
        assertThat(sure(STANDARD, "heuristic", 54, 72, 2)).isFalse();
        assertThat(sure(new PromotionGate(GatePolicy.quick().withGames(100)), "random", 99, 99, 2))
                .isFalse();
    }

    private static boolean sure(PromotionGate gate, String opponent, int wins, int games, int players) {
        return gate.leavesNoDoubt(new OpponentResult(opponent, wins, games), players);
    }

    /** The figures of docs/decisions/0029-fewer-games-where-there-is-no-doubt.md. */
    @Test
    void lookingTwiceHardlyRaisesTheChanceToPassAFloorByLuck() {
        for (int players = 2; players <= 4; players++) {
            double floor = GatePolicy.quick().random().of(players);
            assertThat(passing(players, floor)).isBetween(0.02, 0.031);
            assertThat(passing(players, 1.0 / players)).isBetween(1e-12, 1e-5);
        }
    }

    /** The chance that a player of a win rate against random passes, which is looked at after 24 games and after 60. */
    private static double passing(int players, double share) {
        double chance = 0;
        for (int early = 0; early <= 24; early++) {
            if (sure(QUICK, "random", early, 24, players)) {
                chance += binomial(24, early, share);
                continue;
            }
            for (int later = 0; later <= 36; later++) {
                if (QUICK.decide(first(players, early + later, 60, 60)).verdict() == Verdict.PROMOTE) {
                    chance += binomial(24, early, share) * binomial(36, later, share);
                }
            }
        }
        return chance;
    }

    @Test
    void promotionIsRefusedWhenTheGateThrows() {
        GateDecision decision = QUICK.decide(() -> {
            throw new IllegalStateException("the table is gone");
        });
        assertThat(decision.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(decision.reason())
                .isEqualTo("Rejected: evidence: failure: java.lang.IllegalStateException: the table is gone,"
                        + " required evidence without errors.");
        assertThat(QUICK.decide((GateEvidence) null).verdict()).isEqualTo(Verdict.REJECT);
        assertThat(QUICK.decide(new GateEvidence(2, Optional.empty(), null)).verdict())
                .isEqualTo(Verdict.REJECT);
    }

    @Test
    void promotionIsRefusedOnEveryMalformedResult() {
        assertThat(reasonWith(new OpponentResult("random", Double.NaN, 60)))
                .isEqualTo("Rejected: evidence: impossible result against random of NaN wins in 60 games,"
                        + " required well-formed evidence.");
        for (OpponentResult bad : List.of(
                new OpponentResult("random", 61, 60),
                new OpponentResult("random", -1, 60),
                new OpponentResult("random", 60, -60),
                new OpponentResult("random", Double.POSITIVE_INFINITY, 60),
                new OpponentResult("Random", 60, 60),
                new OpponentResult("random", 60, 60, 59),
                new OpponentResult(null, 60, 60),
                new OpponentResult("heuristic", 60, 60),
                new OpponentResult("production", 60, 60))) {
            assertThat(reasonWith(bad)).as("%s", bad).startsWith("Rejected: ");
        }
        for (int players : new int[] {-1, 0, 1, 5}) {
            assertThat(QUICK.decide(new GateEvidence(
                                    players, Optional.empty(), first(60, 60, 60).results()))
                            .verdict())
                    .isEqualTo(Verdict.REJECT);
        }
        List<OpponentResult> withNull = new ArrayList<>(first(60, 60, 60).results());
        withNull.add(null);
        assertThat(QUICK.decide(new GateEvidence(2, Optional.empty(), withNull)).verdict())
                .isEqualTo(Verdict.REJECT);
    }

    @Test
    void aPlayerOfFairShareIsPromotedLessThanOnceInAHundredThousandTries() {
        for (int players = 2; players <= 4; players++) {
            double chance = 0;
            for (int wins = 0; wins <= 60; wins++) {
                if (QUICK.decide(first(players, wins, 60, 60)).verdict() == Verdict.PROMOTE) {
                    chance += binomial(60, wins, 1.0 / players);
                }
            }
            assertThat(chance).isBetween(1e-12, 1e-5);
        }
    }

    @Seeded(cases = 100)
    void moreWinsNeverTurnAPromotionIntoARejection(Draw draw) {
        int players = draw.between(2, 4);
        int random = draw.between(0, 200);
        int heuristic = draw.between(0, 200);
        int top = players * players;
        long[] counts = new long[top + 1];
        for (int i = 0; i <= top; i++) {
            counts[i] = draw.between(0, 1) * draw.between(0, i);
        }
        int lower = draw.between(0, top - 1);
        counts[lower]++;
        GateEvidence before = against(players, random, heuristic, BlockScores.of(players, counts));
        int improved = draw.between(0, 2);
        if (improved == 2) {
            counts[lower]--;
            counts[draw.between(lower + 1, top)]++;
        }
        GateEvidence after = against(
                players,
                Math.min(200, random + (improved == 0 ? 1 : 0)),
                Math.min(200, heuristic + (improved == 1 ? 1 : 0)),
                BlockScores.of(players, counts));
        if (STANDARD.decide(before).verdict() == Verdict.PROMOTE) {
            assertThat(STANDARD.decide(after).verdict()).isEqualTo(Verdict.PROMOTE);
        }
    }

    @Test
    void policiesThatCouldPassByChanceCannotBeMade() {
        assertThatThrownBy(() -> new WinFloor(0.5, 0.5, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot set win rate floors of 0.5, 0.5, 0.5: each must lie above 1/n and not above 1.");
        assertThatThrownBy(() -> GatePolicy.quick().withGames(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot decide on 0 games per opponent: require at least 1.");
        for (int fewest : new int[] {0, 61}) {
            assertThatThrownBy(() -> fewest(fewest))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cannot decide on " + fewest + " games per opponent at the least: require 1 to 60.");
        }
    }

    private static GatePolicy fewest(int games) {
        GatePolicy quick = GatePolicy.quick();
        return new GatePolicy(
                "quick", 60, games, quick.random(), quick.heuristic(), quick.search(), quick.production());
    }

    /** Whatever is read when it fails, in whichever check. */
    @Test
    void anExceptionAtAnyPieceOfEvidenceMeansNo() {
        for (int players = 2; players <= 4; players++) {
            GateEvidence sound = against(players, blocks(players, 0, 0, 200));
            assertThat(STANDARD.decide(sound).verdict()).isEqualTo(Verdict.PROMOTE);
            int reads = 0;
            Failing failing = new Failing(sound.results(), reads);
            while (STANDARD.decide(new GateEvidence(players, CHAMPION, failing)).verdict() == Verdict.REJECT) {
                reads++;
                failing = new Failing(sound.results(), reads);
            }
            assertThat(reads)
                    .as("each result is read by the look at all and by its own check")
                    .isGreaterThan(8);
            assertThat(failing.left)
                    .as("it is promoted only if nothing has failed")
                    .isNotNegative();
        }
    }

    /** Results of which one can be read no more, after some reads. */
    private static final class Failing extends AbstractList<OpponentResult> {
        private final List<OpponentResult> results;
        private int left;

        Failing(List<OpponentResult> results, int reads) {
            this.results = results;
            this.left = reads;
        }

        @Override
        public OpponentResult get(int index) {
            if (left == 0) {
                left = -1;
                throw new IllegalStateException("the table is gone");
            }
            left--;
            return results.get(index);
        }

        @Override
        public int size() {
            return results.size();
        }
    }

    /** A net that knows nothing wins its fair share against players that know nothing, and less against others. */
    @Test
    void netsThatKnowNothingAreNeverPromoted() {
        SplittableRandom chance = new SplittableRandom(17);
        for (int players = 2; players <= 4; players++) {
            for (int evaluation = 0; evaluation < 10_000; evaluation++) {
                int random = wins(chance, 60, 1.0 / players);
                int heuristic = wins(chance, 60, 0.1);
                assertThat(QUICK.decide(first(players, random, heuristic, 60)).verdict())
                        .as("%s wins of 60 games of %s players", random, players)
                        .isEqualTo(Verdict.REJECT);
            }
        }
    }

    private static int wins(SplittableRandom chance, int games, double share) {
        int wins = 0;
        for (int game = 0; game < games; game++) {
            wins += chance.nextDouble() < share ? 1 : 0;
        }
        return wins;
    }

    private static String reasonWith(OpponentResult bad) {
        List<OpponentResult> results =
                List.of(bad, new OpponentResult("heuristic", 60, 60), new OpponentResult("search", 60, 60));
        return QUICK.decide(new GateEvidence(2, Optional.empty(), results)).reason();
    }

    private static GateEvidence first(int random, int heuristic, int games) {
        return first(2, random, heuristic, games);
    }

    private static GateEvidence first(int players, int random, int heuristic, int games) {
        return new GateEvidence(
                players,
                Optional.empty(),
                List.of(
                        new OpponentResult("random", random, games),
                        new OpponentResult("heuristic", heuristic, games),
                        new OpponentResult("search", games, games)));
    }

    private static GateEvidence against(int players, BlockScores blocks) {
        return against(players, 200, 200, blocks);
    }

    /** 200 games against each fixed opponent, and those of blocks against the production model. */
    private static GateEvidence against(int players, int random, int heuristic, BlockScores blocks) {
        List<OpponentResult> results =
                new ArrayList<>(first(players, random, heuristic, 200).results());
        long games = blocks.blocks() * players;
        double wins = games == 0 ? 0 : Math.rint(blocks.meanScore() * games);
        results.add(new OpponentResult("production", wins, games, games, Optional.of(blocks)));
        return new GateEvidence(players, CHAMPION, results);
    }

    /** Blocks without a win, with one, and with nothing but wins. */
    private static BlockScores blocks(int players, long none, long one, long all) {
        long[] counts = new long[players * players + 1];
        counts[0] = none;
        counts[players] = one;
        counts[players * players] = all;
        return BlockScores.of(players, counts);
    }

    private static double binomial(int games, int wins, double share) {
        double logarithm = wins * Math.log(share) + (games - wins) * Math.log(1 - share);
        for (int i = 1; i <= wins; i++) {
            logarithm += Math.log((games - wins + i) / (double) i);
        }
        return Math.exp(logarithm);
    }
}
