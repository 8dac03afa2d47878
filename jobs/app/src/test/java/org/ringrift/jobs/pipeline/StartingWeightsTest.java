package org.ringrift.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class StartingWeightsTest {
    private static final String CANDIDATE = "a".repeat(64);
    private static final Optional<String> PRODUCTION = Optional.of("b".repeat(64));

    /** The evaluation of the candidate against a production model, where it lost so many of 60 games. */
    private static Optional<EvaluationRow> judged(Optional<String> production, int losses) {
        EvaluationPlan plan = new EvaluationPlan(
                Rules.of(GameConfig.parse("hex8_2p")),
                new SeatPlayer("gumbel:sims=2,noise=0", CANDIDATE),
                production,
                4,
                9,
                GatePolicy.quick());
        return Optional.of(MadeUpEvidence.evaluation(plan.withProductionGames(60), losses, 1));
    }

    @Test
    void aRefusedCandidateIsGoneOnWithUnlessItIsWorse() {
        assertThat(StartingWeights.choose(judged(PRODUCTION, 30), PRODUCTION, 2))
                .isEqualTo(new StartingWeights(
                        Optional.of(CANDIDATE), "the last candidate, which was refused but is not worse"));
        // 21 of 60 is 0.35, and its interval ends at 0.477.
        assertThat(StartingWeights.choose(judged(PRODUCTION, 39), PRODUCTION, 2))
                .isEqualTo(new StartingWeights(PRODUCTION, "the production model, the last candidate being worse"));
        assertThat(StartingWeights.choose(judged(Optional.empty(), 60), Optional.empty(), 2)
                        .model())
                .contains(CANDIDATE);
    }

    @Test
    void aCandidateThatOnlyWasNotShownToBeStrongerIsGoneOnWith() {
        EvaluationRow row = judged(PRODUCTION, 30).orElseThrow();
        List<OpponentEvidence> opponents = new ArrayList<>(row.opponents());
        opponents.set(3, MadeUpEvidence.with(opponents.get(3), "llr", -3.0)); // the test ended at its lower bound
        assertThat(StartingWeights.choose(Optional.of(MadeUpEvidence.with(row, "opponents", opponents)), PRODUCTION, 2)
                        .model())
                .contains(CANDIDATE);
        opponents.set(3, MadeUpEvidence.with(opponents.get(3), "llr", 3.0));
        assertThat(StartingWeights.choose(Optional.of(MadeUpEvidence.with(row, "opponents", opponents)), PRODUCTION, 2))
                .isEqualTo(new StartingWeights(
                        Optional.of(CANDIDATE), "the last candidate, which was refused but is stronger"));
    }

    @Test
    void aCandidateThatIsInProductionOrWasJudgedAgainstAnotherModelSaysNothing() {
        Optional<String> promoted = Optional.of(CANDIDATE);
        assertThat(StartingWeights.choose(judged(PRODUCTION, 0), promoted, 2))
                .isEqualTo(new StartingWeights(promoted, "the production model"));
        assertThat(StartingWeights.choose(judged(Optional.of("c".repeat(64)), 0), PRODUCTION, 2)
                        .model())
                .isEqualTo(PRODUCTION);
        assertThat(StartingWeights.choose(Optional.empty(), Optional.empty(), 2))
                .isEqualTo(new StartingWeights(Optional.empty(), "random weights"));
    }
}
