package org.ringrift.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class EvaluateStageTest {
    @TempDir
    private static Path folder;

    private static Lake lake;

    @BeforeAll
    static void open() {
        lake = SharedSpark.lake(folder);
    }

    private static EvaluationReport run(EvaluationRequest request, String runId) {
        StageContext context = StageContext.of(lake, StageListener.NONE).withClock(InstantSource.fixed(Rows.NOON));
        return StageRunner.run(context, new EvaluateStage(), request, runId);
    }

    private static EvaluationRequest request(String config, int games) {
        return request(config, 4, GatePolicy.quick().withGames(games));
    }

    private static EvaluationRequest request(String config, int opening, GatePolicy policy) {
        GameSetup game = GameSetup.of(Rules.of(GameConfig.parse(config)), opening);
        return EvaluationRequest.standard(game, policy).withSimulations(2);
    }

    private static EvaluationPlan plan(EvaluationRequest request, String candidate, Optional<String> production) {
        return new EvaluationPlan(
                request.game().rules(),
                new SeatPlayer("gumbel:sims=2,noise=0", candidate),
                production,
                4,
                EvaluationPlan.standardSeed(candidate),
                request.policy());
    }

    @Test
    void missingGamesArePlayedAndTheSameRequestAgainPlaysNothing() {
        ModelRow older = MadeUpEvidence.model(lake, "hex8_2p", 1);
        ModelRow newer = MadeUpEvidence.model(lake, "hex8_2p", 2);
        lake.models().append(List.of(older, newer));
        String candidate = newer.modelSha256();
        EvaluationRequest request = request("hex8_2p", 3);
        EvaluationPlan plan = plan(request, candidate, Optional.empty());
        Comparison random = plan.comparisons().get("random");
        lake.matches().append(MadeUpEvidence.games(random, 1).subList(0, 3)); // as if a run had been killed here

        EvaluationReport report = run(request, "run-1");

        assertThat(report.played())
                .extracting(PlayedMatches::requested, PlayedMatches::present, PlayedMatches::added)
                .containsExactly(12L, 3L, 9L);
        assertThat(report.evaluation().candidate()).isEqualTo(candidate);
        assertThat(report.evaluation().evaluationId()).isEqualTo(plan.id());
        assertThat(report.evaluation().opponents())
                .extracting(OpponentEvidence::name, OpponentEvidence::games)
                .containsExactly(tuple("random", 4), tuple("heuristic", 4), tuple("search", 4));
        assertThat(report.passed()).isFalse();
        assertThat(EvaluationPlan.of(report.evaluation())).isEqualTo(plan);

        List<Long> versions = versions();
        EvaluationReport again = run(request, "run-2");
        assertThat(again.evaluation()).isEqualTo(report.evaluation());
        assertThat(again.played().added()).isZero();
        assertThat(versions()).isEqualTo(versions);
        assertThat(lake.runs().history("run-2")).hasSize(2);
    }

    @Test
    @Tag("long")
    void anotherTryCountsTheGamesOfTheFirst() {
        ModelRow model = MadeUpEvidence.model(lake, "hex8_4p", 1);
        lake.models().append(List.of(model));
        SeatPlayer candidate = new SeatPlayer("gumbel:sims=2,noise=0", model.modelSha256());
        for (long seed = 1; seed <= 2; seed++) {
            EvaluationRequest request =
                    request("hex8_4p", 4, GatePolicy.quick()).withSeed(seed);
            EvaluationPlan plan =
                    new EvaluationPlan(request.game().rules(), candidate, Optional.empty(), 4, seed, request.policy());
            lake.matches().append(MadeUpEvidence.games(plan, seed == 1 ? 60 : 20));
            EvaluationRow row = run(request, "try-" + seed).evaluation();
            assertThat(row.opponents())
                    .extracting(OpponentEvidence::games, OpponentEvidence::distinctGames, OpponentEvidence::wins)
                    .containsOnly(seed == 1 ? tuple(60, 60, 0) : tuple(120, 120, 40));
            assertThat(row.pooled()).hasSize((int) seed - 1);
        }
        assertThat(lake.evaluations().ofCandidate("hex8_4p", model.modelSha256()))
                .hasSize(2)
                .filteredOn(row -> row.seed() == 2)
                .first()
                .satisfies(row -> assertThat(row.verdict()).isEqualTo("reject"));
    }

    @Test
    void gamesThatCouldOnlyRepeatAreRefused() {
        EvaluationRequest request = request("hex8_2p", 0, GatePolicy.quick());
        assertThatThrownBy(() -> run(request, "run-4"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot evaluate without random openings: the models play without noise, so that every game"
                        + " would be a copy of one of the first 2, and copies do not count. Give --opening 1 or more; 4"
                        + " is usual.");
    }

    private static List<Long> versions() {
        return List.of(
                lake.matches().version(),
                lake.ratings().version(),
                lake.evaluations().version());
    }

    @Tag("long")
    @Test
    void aCandidateThatBeatsEverybodyPasses() {
        ModelRow older = MadeUpEvidence.model(lake, "square8_3p", 1);
        ModelRow newer = MadeUpEvidence.model(lake, "square8_3p", 2);
        lake.models().append(List.of(older, newer));
        String production = older.modelSha256();
        String candidate = newer.modelSha256();
        PromotionRow standing = MadeUpEvidence.with(Rows.promotion(1, production, "run-0"), "configKey", "square8_3p");
        lake.promotions().appendNext(standing);
        EvaluationRequest request = request("square8_3p", 60);
        lake.matches().append(MadeUpEvidence.games(plan(request, candidate, Optional.of(production)), 1));

        EvaluationReport report = run(request, "run-3");

        EvaluationRow row = report.evaluation();
        assertThat(report.played().added()).isZero();
        assertThat(row.production()).isEqualTo(production);
        assertThat(row.verdict()).isEqualTo("promote");
        assertThat(row.games()).isEqualTo(3 * 24 + 120); // few leave no doubt, and the test needed two steps
        OpponentEvidence last = row.opponents().get(3);
        assertThat(last.participant()).isEqualTo("gumbel:sims=2,noise=0@" + production);
        assertThat(last.games()).isEqualTo(120);
        assertThat(last.wins()).isEqualTo(119);
        assertThat(last.llr()).isPositive();
        assertThat(row.opponents().get(0).llr()).isNull();

        List<RatingRow> ratings = lake.ratings().latest("square8_3p", Edition.ASIS);
        assertThat(ratings.get(0).participant()).isEqualTo("gumbel:sims=2,noise=0@" + candidate);
        assertThat(ratings.get(0).rating()).isEqualTo(row.rating());
        assertThat(ratings).filteredOn(RatingRow::anchor).singleElement().satisfies(anchor -> {
            assertThat(anchor.participant()).isEqualTo("heuristic");
            assertThat(anchor.rating()).isEqualTo(1200, within(1e-9));
        });
        assertThat(ratings).hasSize(5).allMatch(rating -> rating.matchesVersion() == row.matchesVersion());
    }

    /** Puts two models into the lake, of which the older one is in production. */
    private static List<String> candidateAndProduction(String config) {
        ModelRow older = MadeUpEvidence.model(lake, config, 1);
        ModelRow newer = MadeUpEvidence.model(lake, config, 2);
        lake.models().append(List.of(older, newer));
        PromotionRow standing =
                MadeUpEvidence.with(Rows.promotion(1, older.modelSha256(), "run-0"), "configKey", config);
        lake.promotions().appendNext(standing);
        return List.of(newer.modelSha256(), older.modelSha256());
    }

    @Tag("long")
    @Test
    void theTestAgainstTheProductionModelEndsAtTheLookThatDecidesItAndIsNotMadeAgain() {
        List<String> models = candidateAndProduction("square8_2p");
        EvaluationRequest request = request("square8_2p", 4, GatePolicy.quick());
        EvaluationPlan plan = plan(request, models.get(0), Optional.of(models.get(1)));
        // The first 30 games are lost, all others won: undecided after 120 games, decided after 180.
        lake.matches().append(MadeUpEvidence.games(plan.withProductionGames(180), 30));

        EvaluationReport report = run(request, "run-5");

        OpponentEvidence production = report.evaluation().opponents().get(3);
        assertThat(report.played())
                .extracting(PlayedMatches::requested, PlayedMatches::present, PlayedMatches::added)
                .containsExactly(360L, 360L, 0L);
        assertThat(production)
                .extracting(OpponentEvidence::games, OpponentEvidence::ownGames, OpponentEvidence::passed)
                .containsExactly(180, 180, true);
        assertThat(EvaluationPlan.of(report.evaluation())).isEqualTo(plan.withProductionGames(180));

        // Another try has games of its own against the fixed opponents only.
        EvaluationPlan again =
                new EvaluationPlan(plan.rules(), plan.candidate(), plan.production(), 4, 77, request.policy());
        lake.matches().append(MadeUpEvidence.games(again.withProductionGames(0), 0));
        EvaluationReport second = run(request.withSeed(77), "run-6");
        assertThat(second.played().added()).isZero();
        assertThat(second.evaluation().opponents().get(3))
                .extracting(OpponentEvidence::games, OpponentEvidence::ownGames, OpponentEvidence::passed)
                .containsExactly(180, 0, true);
    }

    @Test
    @Tag("long")
    void aTestThatIsUndecidedAtItsMostGamesIsARefusal() {
        List<String> models = candidateAndProduction("hex8_3p");
        EvaluationRequest request =
                request("hex8_3p", 4, GatePolicy.quick().withGames(3).withProductionGames(5));
        EvaluationPlan plan = plan(request, models.get(0), Optional.of(models.get(1)));
        lake.matches().append(MadeUpEvidence.games(plan.withProductionGames(3), 1)); // as if it had been killed here

        EvaluationRequest longer = request("hex8_3p", 4, GatePolicy.quick());
        PlannedComparison production = StageRunner.preview(
                        StageContext.of(lake, StageListener.NONE), new EvaluateStage(), longer, BenchTable.shipped())
                .comparisons()
                .get(3);
        assertThat(production.requested()).isEqualTo(402);
        assertThat(production.expected()).isBetween(201, 399);
        assertThat(production.present()).isEqualTo(3);

        EvaluationReport report = run(request, "run-7");

        assertThat(report.played())
                .extracting(PlayedMatches::requested, PlayedMatches::present, PlayedMatches::added)
                .containsExactly(15L, 12L, 3L);
        assertThat(report.evaluation().productionGames()).isEqualTo(5);
        assertThat(report.evaluation().opponents().get(3).ownGames()).isEqualTo(6);
        assertThat(report.evaluation().reason())
                .contains("production: shown to be neither stronger nor weaker")
                .contains("in at most 6 games");
    }

    @Test
    void withoutAModelThereIsNothingToEvaluate() {
        assertThatThrownBy(() -> run(request("hexagonal_4p", 4), "run-4"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot evaluate the latest model of hexagonal_4p: warehouse " + lake.warehouse()
                        + " has none. Train one first.");
    }
}
