package org.ringrift.jobs.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class EvidenceCheckTest {
    @TempDir
    private static Path folder;

    private static Lake lake;
    private static EvaluationRow sound;
    private static EvaluationPlan unknown;

    @BeforeAll
    static void evaluate() {
        lake = SharedSpark.lake(folder);
        ModelRow model = MadeUpEvidence.model(lake, "hex8_2p", 1);
        lake.models().append(List.of(model));
        EvaluationPlan plan = plan(model.modelSha256());
        unknown = plan(Rows.sha(99));
        List<MatchRow> games = new ArrayList<>(MadeUpEvidence.games(plan, 0));
        games.addAll(MadeUpEvidence.games(unknown, 0));
        lake.matches().append(games);
        sound = MadeUpEvidence.evaluation(plan, 0, 1);
    }

    private static EvaluationPlan plan(String candidate) {
        return plan(candidate, 2, 9);
    }

    private static EvaluationPlan plan(String candidate, int simulations, long seed) {
        return new EvaluationPlan(
                Rules.of(GameConfig.parse("hex8_2p")),
                new SeatPlayer("gumbel:sims=" + simulations + ",noise=0", candidate),
                Optional.empty(),
                4,
                seed,
                GatePolicy.quick());
    }

    private static void refused(EvaluationRow row, String why) {
        assertThatThrownBy(() -> new EvidenceCheck(lake, row).verify(Optional.empty()))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining(why);
    }

    @Test
    void soundEvidenceIsAccepted() {
        EvidenceCheck.Verified verified = new EvidenceCheck(lake, sound).verify(Optional.empty());
        assertThat(verified.model().datasetId()).isEqualTo("dataset-1");
        assertThat(verified.reason()).startsWith("Promoted: all 3 gates passed");
    }

    @Test
    void anEvaluationOfAnotherWarehouseIsCountedByTheGamesThatCameWithIt() {
        EvaluationRow foreign =
                MadeUpEvidence.with(MadeUpEvidence.with(sound, "matchesVersion", 4711L), "origin", "another warehouse");
        assertThat(new EvidenceCheck(lake, foreign).verify(Optional.empty()).reason())
                .startsWith("Promoted: all 3 gates passed");
    }

    @Test
    @Tag("long")
    void aLaterTryOfTheSameCandidateCountsToo() {
        Lake own = SharedSpark.lake(folder.resolve("tries"));
        ModelRow model = MadeUpEvidence.model(own, "hex8_2p", 1);
        own.models().append(List.of(model));
        EvaluationPlan lucky = plan(model.modelSha256(), 2, 9);
        EvaluationPlan unlucky = plan(model.modelSha256(), 3, 10);
        own.matches().append(MadeUpEvidence.games(lucky, 0));
        EvaluationRow first = MadeUpEvidence.evaluation(lucky, 0, 1);
        own.evaluations().append(List.of(first));
        EvidenceCheck check = new EvidenceCheck(own, first);
        assertThat(check.verify(Optional.empty()).reason()).contains("random: win rate 1.000 (60 of 60");

        own.matches().append(MadeUpEvidence.games(unlucky, 40));
        own.evaluations().append(List.of(MadeUpEvidence.evaluation(unlucky, 40, 2)));

        assertThatThrownBy(() -> check.verify(Optional.empty()))
                .hasMessageContaining("it was rejected: random: win rate 0.667 (80 of 120, 95 % 0.578 to 0.745),"
                        + " required a lower bound of at least 0.700");
    }

    @Test
    void copiesJustifyNothingEvenInARowThatAnOlderProgramHasWritten() {
        Lake own = SharedSpark.lake(folder.resolve("copies"));
        ModelRow model = MadeUpEvidence.model(own, "hex8_2p", 1);
        own.models().append(List.of(model));
        EvaluationPlan plan = plan(model.modelSha256());
        own.matches()
                .append(MadeUpEvidence.games(plan, 0).stream()
                        .map(row -> MadeUpEvidence.with(row, "contentSha256", null)) // so that it follows from no moves
                        .toList());
        EvaluationRow written = MadeUpEvidence.evaluation(plan, 0, 1);
        List<OpponentEvidence> older = written.opponents().stream()
                .map(opponent -> MadeUpEvidence.with(opponent, "distinctGames", null))
                .toList();
        EvaluationRow row = MadeUpEvidence.with(MadeUpEvidence.with(written, "opponents", older), "pooled", null);
        assertThat(row.verdict()).isEqualTo("promote");
        assertThatThrownBy(() -> new EvidenceCheck(own, row).verify(Optional.empty()))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("it was rejected: random: win rate 1.000 (2 of 2 distinct games, 60 played");
    }

    @Test
    void aRowOfAnOlderProgramWithoutCopiesIsSound() {
        List<OpponentEvidence> older = sound.opponents().stream()
                .map(opponent -> MadeUpEvidence.with(
                        MadeUpEvidence.with(opponent, "distinctGames", null),
                        "required",
                        "a lower bound of at least 0.700 over at least 60 games"))
                .toList();
        EvaluationRow row = MadeUpEvidence.with(MadeUpEvidence.with(sound, "opponents", older), "pooled", null);
        assertThat(new EvidenceCheck(lake, row).verify(Optional.empty()).reason())
                .startsWith("Promoted: all 3 gates");
    }

    @Test
    void anotherProductionModelMakesItStale() {
        assertThatThrownBy(() -> new EvidenceCheck(lake, sound).verify(Optional.of("ab".repeat(32))))
                .hasMessageContaining("its evidence is stale");
        refused(MadeUpEvidence.with(sound, "production", "ab".repeat(32)), "its evidence is stale");
    }

    @Test
    void aRowThatDiffersFromItsIdentityIsRefused() {
        refused(MadeUpEvidence.with(sound, "seed", 10L), "its row is not what its identity says");
        refused(
                MadeUpEvidence.with(sound, "candidateSpec", "gumbel:sims=3,noise=0"),
                "its row is not what its identity");
        refused(MadeUpEvidence.with(sound, "openingDecisions", 5), "its row is not what its identity says");
        refused(MadeUpEvidence.with(sound, "edition", "corrected"), "its row is not what its identity says");
    }

    @Test
    void numbersThatTheGamesDoNotGiveAreRefused() {
        List<OpponentEvidence> fewer = List.of(
                MadeUpEvidence.with(sound.opponents().get(0), "wins", 9),
                sound.opponents().get(1),
                sound.opponents().get(2));
        refused(MadeUpEvidence.with(sound, "opponents", fewer), "give other numbers than its row");
        refused(MadeUpEvidence.with(sound, "opponents", fewer.subList(1, 3)), "give other numbers than its row");
    }

    @Test
    void anEvaluationThatWordsTheSameDemandsDifferentlyIsAccepted() {
        List<OpponentEvidence> worded = sound.opponents().stream()
                .map(opponent -> MadeUpEvidence.with(opponent, "required", "a report only over at least 60 games"))
                .toList();
        EvaluationRow earlier = MadeUpEvidence.with(sound, "opponents", worded);
        assertThat(new EvidenceCheck(lake, earlier).verify(Optional.empty()).reason())
                .contains("required a result of any strength over at least 60 distinct games");
    }

    @Test
    void moreGamesThanTheTestMayTakeAreRefused() {
        Optional<String> production = Optional.of("ab".repeat(32));
        EvaluationPlan plan =
                new EvaluationPlan(unknown.rules(), unknown.candidate(), production, 4, 9, GatePolicy.quick());
        EvaluationRow row = MadeUpEvidence.evaluation(plan.withProductionGames(402), 0, 1);
        assertThatThrownBy(() -> new EvidenceCheck(lake, row).verify(production))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining(
                        "its row tells of 402 games against the production model, of which there may be 400.");
        List<OpponentEvidence> opponents = new ArrayList<>(row.opponents());
        opponents.set(3, MadeUpEvidence.with(row.opponents().get(3), "ownGames", -2));
        assertThatThrownBy(() ->
                        new EvidenceCheck(lake, MadeUpEvidence.with(row, "opponents", opponents)).verify(production))
                .hasMessage("Cannot compare over -2 games: the range is 0 to 1000000.");
    }

    @Test
    void otherGamesAgainstTheProductionModelThanTheRowTellsOfAreRefused() {
        Lake own = SharedSpark.lake(folder.resolve("production"));
        ModelRow model = MadeUpEvidence.model(own, "hex8_2p", 1);
        own.models().append(List.of(model));
        Optional<String> production = Optional.of("ab".repeat(32));
        EvaluationPlan plan = new EvaluationPlan(
                unknown.rules(),
                new SeatPlayer("gumbel:sims=2,noise=0", model.modelSha256()),
                production,
                4,
                9,
                GatePolicy.quick());
        own.matches().append(MadeUpEvidence.games(plan.withProductionGames(180), 0));
        EvaluationRow row = MadeUpEvidence.evaluation(plan.withProductionGames(120), 0, 1);
        assertThat(new EvidenceCheck(own, row).verify(production).reason())
                .contains("production: shown to be stronger")
                .contains("win rate 1.000 (120 of 120");
        List<OpponentEvidence> opponents = new ArrayList<>(row.opponents());
        opponents.set(3, MadeUpEvidence.with(row.opponents().get(3), "ownGames", 180));
        assertThatThrownBy(() ->
                        new EvidenceCheck(own, MadeUpEvidence.with(row, "opponents", opponents)).verify(production))
                .hasMessageContaining("give other numbers than its row");
    }

    @Test
    void aVersionWithoutTheGamesIsRefused() {
        refused(MadeUpEvidence.with(sound, "matchesVersion", 0L), "60 of 60 are not in version 0 of table matches");
    }

    @Test
    void aVersionThatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> new EvidenceCheck(lake, MadeUpEvidence.with(sound, "matchesVersion", 7L))
                        .verify(Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot promote by evaluation " + sound.evaluationId() + ", whose games were counted in"
                        + " version 7 of table matches: cannot read version 7 of table matches: its versions are 0 to 1."
                        + " Evaluate again with another --seed.");
    }

    @Test
    void otherDemandsThanThoseOfTheEvaluationAreRefused() {
        refused(MadeUpEvidence.with(sound, "configHash", "ab".repeat(32)), "the gates of preset quick have changed");
        refused(MadeUpEvidence.with(sound, "requiredGames", 1L), "the gates of preset quick have changed");
        refused(MadeUpEvidence.with(sound, "productionGames", 60), "the gates of preset quick have changed");
    }

    @Test
    void aRejectedEvaluationIsRefusedEvenIfItsGamesWouldPass() {
        EvaluationRow rejected =
                MadeUpEvidence.with(MadeUpEvidence.with(sound, "verdict", "reject"), "reason", "Rejected: so it is.");
        refused(rejected, "it was rejected: so it is.");
    }

    @Test
    void promotionIsRefusedWhenTheGateThrows() {
        assertThatThrownBy(() -> new EvidenceCheck(lake, MadeUpEvidence.with(sound, "policy", "lenient"))
                        .verify(Optional.empty()))
                .hasMessageContaining("lenient");
    }

    @Test
    void aModelWithoutARowIsRefused() {
        refused(
                MadeUpEvidence.evaluation(unknown, 0, 1),
                "Cannot put model " + Rows.sha(99) + " into production: it is not in table models.");
    }
}
