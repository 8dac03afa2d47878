package org.ringrift.jobs.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.promote.PromotionReport;
import org.ringrift.jobs.promote.PromotionReport.Outcome;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class PipelineTextTest {
    private static final String SENTENCE = "Cannot promote by evaluation e1: its evidence is stale.";

    private static EvaluationRow evaluation(int losses) {
        EvaluationPlan plan = new EvaluationPlan(
                Rules.of(GameConfig.parse("hex8_2p")),
                new SeatPlayer("gumbel:sims=2,noise=0", Rows.sha(1)),
                Optional.of(Rows.sha(2)),
                4,
                9,
                GatePolicy.quick());
        return MadeUpEvidence.evaluation(plan.withProductionGames(120), losses, 1);
    }

    private static String decision(EvaluationRow row, Outcome outcome) {
        return PipelineText.decision(
                row, new PromotionReport(outcome, "hex8_2p", 7, Rows.sha(2), row.evaluationId(), SENTENCE));
    }

    @Test
    void theDecisionIsShortBecauseTheTableHasTheNumbers() {
        assertThat(decision(evaluation(0), Outcome.PROMOTED)).isEqualTo("promoted as number 7: all 4 gates passed");
        assertThat(decision(evaluation(0), Outcome.ALREADY_PROMOTED))
                .isEqualTo("already promoted as number 7: all 4 gates passed");
        assertThat(decision(evaluation(60), Outcome.REFUSED))
                .isEqualTo("refused: not passed against random, production");
    }

    @Test
    void whatTheTableDoesNotShowIsToldInFull() {
        assertThat(decision(evaluation(0), Outcome.REFUSED)).isEqualTo("refused: " + SENTENCE);
        EvaluationRow itself = MadeUpEvidence.with(evaluation(60), "production", Rows.sha(1));
        assertThat(decision(itself, Outcome.REFUSED)).isEqualTo("refused: " + SENTENCE);
    }
}
