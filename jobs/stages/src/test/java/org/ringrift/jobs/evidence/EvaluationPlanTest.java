package org.ringrift.jobs.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.rating.BlockScores;
import org.ringrift.rating.GateDecision;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class EvaluationPlanTest {
    private static final String CANDIDATE = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    private static EvaluationPlan plan(Optional<String> production, GatePolicy policy, long seed) {
        return new EvaluationPlan(
                Rules.of(GameConfig.parse("hex8_2p")),
                new SeatPlayer("gumbel:sims=32,noise=0", CANDIDATE),
                production,
                4,
                seed,
                policy);
    }

    /** The candidate wins all but the first {@code losses} games against everybody. */
    private static Map<String, Tally> tallies(EvaluationPlan plan, int losses) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        plan.comparisons().forEach((name, comparison) -> {
            List<GameResult> results = IntStream.range(0, comparison.games())
                    .mapToObj(i -> new GameResult(
                            "g" + i, i < losses ? 3 - comparison.seat(i) : comparison.seat(i), "moves of " + i))
                    .toList();
            tallies.put(name, new TallyCount(2).add(comparison, results).tally());
        });
        return tallies;
    }

    @Test
    void theProductionModelIsAnOpponentThatSearchesAsTheCandidateDoes() {
        assertThat(plan(Optional.empty(), GatePolicy.quick(), 1).comparisons())
                .containsOnlyKeys("random", "heuristic", "search");
        Map<String, Comparison> comparisons =
                plan(Optional.of(OTHER), GatePolicy.quick(), 1).comparisons();
        assertThat(comparisons.keySet()).containsExactly("random", "heuristic", "search", "production");
        assertThat(comparisons.get("production").opponent()).isEqualTo(new SeatPlayer("gumbel:sims=32,noise=0", OTHER));
        assertThat(comparisons.values().stream().map(Comparison::seed).collect(Collectors.toSet()))
                .hasSize(4);
        assertThat(comparisons.get("search").opponent()).isEqualTo(new SeatPlayer("gumbel:sims=32,noise=0", null));
        assertThat(comparisons.values().stream().map(Comparison::games)).containsExactly(60, 60, 60, 400);
    }

    @Test
    void whatDeterminesAnEvaluationGivesItsIdentity() {
        EvaluationPlan plan = plan(Optional.empty(), GatePolicy.quick(), 1);
        assertThat(plan.id())
                .hasSize(64)
                .isEqualTo(plan(Optional.empty(), GatePolicy.quick(), 1).id());
        assertThat(List.of(
                        plan(Optional.of(OTHER), GatePolicy.quick(), 1),
                        plan(Optional.of(CANDIDATE), GatePolicy.quick(), 1),
                        plan(Optional.empty(), GatePolicy.standard(), 1),
                        plan(Optional.empty(), GatePolicy.quick().withGames(61), 1),
                        plan(Optional.empty(), GatePolicy.quick().withProductionGames(401), 1),
                        plan(Optional.empty(), GatePolicy.quick(), 2)))
                .allMatch(other -> !other.id().equals(plan.id()));
        assertThat(plan.withProductionGames(60).id()).isEqualTo(plan.id()); // known only afterwards
    }

    @Test
    void everyGateIsMetOrTheCandidateIsRejected() {
        EvaluationPlan plan = plan(Optional.of(OTHER), GatePolicy.quick(), 1);
        assertThat(plan.decide(tallies(plan.withProductionGames(120), 5)).verdict())
                .isEqualTo(GateDecision.Verdict.PROMOTE);
        GateDecision rejected = plan.decide(tallies(plan, 20));
        assertThat(rejected.verdict()).isEqualTo(GateDecision.Verdict.REJECT);
        assertThat(plan.evidence(tallies(plan, 20), rejected))
                .extracting(OpponentEvidence::name, OpponentEvidence::passed, OpponentEvidence::wins)
                .containsExactly(
                        tuple("random", false, 40),
                        tuple("heuristic", true, 40),
                        tuple("search", true, 40),
                        tuple("production", true, 380));
    }

    @Test
    void sixtyCopiesAreNotSixtyGames() {
        EvaluationPlan plan = plan(Optional.of(OTHER), GatePolicy.quick(), 1);
        Map<String, Tally> tallies = tallies(plan, 0);
        tallies.put(
                "production", new Tally(2, 60, 2, 2, 0, 0, BlockScores.none(2).with(4)));
        assertThat(plan.decide(tallies).reason())
                .isEqualTo(
                        "Rejected: production: shown to be neither stronger nor weaker (log-likelihood ratio 0.10 of 1 blocks,"
                                + " bounds -2.94 and 2.94), win rate 1.000 (2 of 2 distinct games, 60 played, 95 % 0.342 to"
                                + " 1.000), required a sequential test that finds it 35 Elo stronger rather than 0, in at most"
                                + " 400 games.");
    }

    @Test
    void moreGamesThanAreDemandedMayHaveCopiesAmongThem() {
        EvaluationPlan plan = plan(Optional.empty(), GatePolicy.quick().withGames(100), 1);
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (String name : plan.comparisons().keySet()) {
            tallies.put(name, new Tally(2, 100, 90, 80, 10, 0, BlockScores.none(2)));
        }
        assertThat(plan.decide(tallies).verdict()).isEqualTo(GateDecision.Verdict.PROMOTE);
    }

    @Test
    void aMissingResultIsARejection() {
        EvaluationPlan plan = plan(Optional.of(OTHER), GatePolicy.quick(), 1);
        Map<String, Tally> tallies = tallies(plan, 0);
        tallies.remove("production");
        assertThat(plan.decide(tallies).reason()).startsWith("Rejected: production: no result");
    }

    @Test
    void anEvaluationThatHadNoGamesAgainstTheSearchKeepsItsOwnOpponents() {
        EvaluationPlan plan = plan(Optional.of(OTHER), GatePolicy.quick(), 1);
        EvaluationRow row = MadeUpEvidence.evaluation(plan, 5, 1);
        assertThat(EvaluationPlan.of(row)).isEqualTo(plan);
        List<OpponentEvidence> without = row.opponents().stream()
                .filter(opponent -> !opponent.name().equals("search"))
                .toList();
        EvaluationPlan older = EvaluationPlan.of(MadeUpEvidence.with(row, "opponents", without));
        assertThat(older.comparisons()).containsOnlyKeys("random", "heuristic", "production");
        assertThat(older).isNotEqualTo(plan);
        assertThat(plan.pooledWith(List.of(MadeUpEvidence.with(row, "opponents", without)))
                        .get("search"))
                .hasSize(1);
    }

    @Test
    void aRowTellsHowManyGamesTheTestTook() {
        EvaluationPlan plan = plan(Optional.of(OTHER), GatePolicy.quick().withProductionGames(500), 1);
        EvaluationPlan stopped = plan.withProductionGames(120);
        EvaluationRow row = MadeUpEvidence.evaluation(stopped, 5, 1);
        assertThat(EvaluationPlan.of(row)).isEqualTo(stopped);
        assertThat(row.evaluationId()).isEqualTo(plan.id());
        OpponentEvidence production = row.opponents().get(3);
        assertThat(production)
                .extracting(OpponentEvidence::games, OpponentEvidence::ownGames, OpponentEvidence::passed)
                .containsExactly(120, 120, true);
    }

    @Test
    void aRowOfAnOlderProgramHadAsManyGamesAgainstProductionAsItsGateRequired() {
        EvaluationPlan plan = plan(Optional.of(OTHER), GatePolicy.quick(), 1);
        EvaluationRow row = MadeUpEvidence.evaluation(plan, 5, 1);
        List<OpponentEvidence> opponents = row.opponents().stream()
                .map(opponent -> MadeUpEvidence.with(opponent, "ownGames", null))
                .toList();
        EvaluationRow older =
                MadeUpEvidence.with(MadeUpEvidence.with(row, "opponents", opponents), "productionGames", null);
        assertThat(EvaluationPlan.of(older)).isEqualTo(plan.withProductionGames(60));
        EvaluationPlan begun = plan.begun(false);
        assertThat(EvaluationPlan.of(MadeUpEvidence.evaluation(begun, 0, 1)))
                .as("of a row of this program its own numbers")
                .isEqualTo(begun);
    }

    private static List<Integer> games(EvaluationPlan plan) {
        return plan.comparisons().values().stream().map(Comparison::games).toList();
    }

    @Test
    void fewGamesAreEnoughWhereTheyLeaveNoDoubtAndAllArePlayedElsewhere() {
        EvaluationPlan begun = plan(Optional.of(OTHER), GatePolicy.quick(), 1).begun(false);
        assertThat(games(begun)).containsExactly(24, 24, 24, 60);
        EvaluationPlan strong = begun.continued(tallies(begun, 0));
        assertThat(games(strong)).as("two looks are the least of the test").containsExactly(24, 24, 24, 120);
        assertThat(strong.continued(tallies(strong, 0))).isEqualTo(strong);
        // 22 of 24, which may be chance against random, and leave no doubt of more than a fair share.
        EvaluationPlan doubtful = begun.continued(tallies(begun, 2));
        assertThat(games(doubtful)).containsExactly(60, 24, 24, 120);
        EvaluationPlan weak = begun.continued(tallies(begun, 24));
        assertThat(games(weak)).startsWith(60, 60, 60);
        assertThat(weak.continued(tallies(weak, 60)).comparisons().get("random").games())
                .isEqualTo(60);
        assertThat(weak.id()).isEqualTo(begun.id());
    }

    @Test
    void aTestThatEarlierGamesHaveDecidedIsNotPlayedOn() {
        EvaluationPlan decided = plan(Optional.of(OTHER), GatePolicy.quick(), 1).begun(true);
        assertThat(games(decided)).containsExactly(24, 24, 24, 0);
        Map<String, Tally> tallies = new LinkedHashMap<>(tallies(decided, 0));
        tallies.put("production", new Tally(120, 120, 120, 120, 0, 0, BlockScores.of(2, 0, 0, 0, 0, 60)));
        assertThat(decided.continued(tallies)).isEqualTo(decided);
    }

    @Test
    void whoAsksForANumberOfGamesGetsIt() {
        EvaluationPlan plan = plan(Optional.empty(), GatePolicy.quick().withGames(31), 1);
        assertThat(games(plan)).containsExactly(32, 32, 32);
        assertThat(games(plan.begun(false))).containsExactly(32, 32, 32);
    }

    @Test
    void theLikelyGamesAreFewOfEachFixedOpponentAndThoseOfAnAverageTest() {
        List<Integer> likely =
                games(plan(Optional.of(OTHER), GatePolicy.quick(), 1).likely());
        assertThat(likely).startsWith(24, 24, 24);
        assertThat(likely.get(3)).isBetween(200, 399);
    }

    @Test
    void aFewHundredGamesAreExpectedOfTheTest() {
        assertThat(plan(Optional.of(OTHER), GatePolicy.quick(), 1).demands().expectedProductionGames())
                .isBetween(200, 400);
    }

    @Test
    void theProductionModelItselfIsRejected() {
        EvaluationPlan plan = plan(Optional.of(CANDIDATE), GatePolicy.quick(), 1);
        assertThat(plan.comparisons()).containsOnlyKeys("random", "heuristic", "search");
        GateDecision decision = plan.decide(tallies(plan, 0));
        assertThat(decision.verdict()).isEqualTo(GateDecision.Verdict.REJECT);
        assertThat(decision.reason()).isEqualTo("Rejected: the candidate is the production model already.");
    }

    @Test
    void anotherDemandIsAnotherGate() {
        assertThat(GateHash.of(GatePolicy.quick())).isEqualTo(GateHash.of(GatePolicy.preset("quick")));
        assertThat(GateHash.of(GatePolicy.quick())).isNotEqualTo(GateHash.of(GatePolicy.standard()));
        assertThat(GateHash.of(GatePolicy.quick()))
                .isNotEqualTo(GateHash.of(GatePolicy.quick().withGames(61)))
                .isNotEqualTo(GateHash.of(GatePolicy.quick().withProductionGames(401)));
    }
}
