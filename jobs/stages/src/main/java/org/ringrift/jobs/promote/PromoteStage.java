package org.ringrift.jobs.promote;

import java.util.Map;
import java.util.Optional;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.PromotionEvents;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.ProductionHistory;
import org.ringrift.jobs.promote.PromotionDecider.Intention;
import org.ringrift.jobs.promote.PromotionReport.Outcome;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;

/**
 * Makes the candidate of an evaluation the production model, in one commit that names its evidence. Fails closed: any
 * doubt, any exception while checking, and any change of the production model meanwhile mean no promotion.
 */
public final class PromoteStage implements Stage<PromoteRequest, PromotionPreview, PromotionReport> {
    private static final RequestCodec<PromoteRequest> REQUESTS = RequestCodec.of(PromoteRequest.class);

    @Override
    public String name() {
        return "promote";
    }

    @Override
    public RequestCodec<PromoteRequest> requests() {
        return REQUESTS;
    }

    @Override
    public PromotionReport run(StageContext context, RunHandle run, PromoteRequest request) {
        PromotionDecider decider = new PromotionDecider(context.lake(), context.clock());
        return commit(context, intention(decider, request, run.runId()), outcome(request));
    }

    @Override
    public PromotionPreview preview(StageContext context, PromoteRequest request, BenchTable bench) {
        PromotionDecider decider = new PromotionDecider(context.lake(), context.clock());
        PromotionReport report = intention(decider, request, "").report(outcome(request));
        Map<String, String> gates = request.rollBack() ? Map.of() : demands(decider, request);
        return new PromotionPreview(WarehouseState.of(context.lake()), report, gates);
    }

    private static Map<String, String> demands(PromotionDecider decider, PromoteRequest request) {
        EvaluationPlan plan =
                EvaluationPlan.of(decider.evaluation(request.config().key(), request.evaluation()));
        return plan.demands().requirements(plan.production());
    }

    private static Intention intention(PromotionDecider decider, PromoteRequest request, String runId) {
        String config = request.config().key();
        return request.rollBack()
                ? decider.rollBack(config, request.promotion(), request.reason().orElse(""), runId)
                : decider.promotion(config, request.evaluation(), runId);
    }

    private static Outcome outcome(PromoteRequest request) {
        return request.rollBack() ? Outcome.ROLLED_BACK : Outcome.PROMOTED;
    }

    private static PromotionReport commit(StageContext context, Intention intention, Outcome outcome) {
        Lake lake = context.lake();
        PromotionRow row = intention.row();
        if (intention.settled() != null) {
            return row == null ? intention.settled() : already(lake, row);
        }
        Optional<PromotionRow> added = context.deciding().decide(lake.promotions(), epoch -> {
            PromotionRow decided = row.inEpoch(epoch);
            return lake.promotions().appendNext(decided) ? Optional.of(decided) : Optional.empty();
        });
        if (added.isPresent()) {
            new PromotionEvents(lake).publish(added.get());
            return PromotionReport.of(outcome, added.get());
        }
        return afterLosing(lake, row);
    }

    /** Another process has taken the number: either it did just this, or the production model is another one now. */
    private static PromotionReport afterLosing(Lake lake, PromotionRow ours) {
        ProductionHistory history = ProductionHistory.of(lake.promotions().history(ours.configKey()));
        PromotionRow theirs = history.latest().orElseThrow();
        boolean same = theirs.kind().equals(ours.kind())
                && theirs.sequence() == ours.sequence()
                && theirs.modelSha256().equals(ours.modelSha256())
                && theirs.evaluationId().equals(ours.evaluationId());
        if (same) {
            return already(lake, theirs);
        }
        return PromotionDecider.refused(
                history,
                ours.configKey(),
                ours.evaluationId(),
                "Cannot change the production model of " + ours.configKey() + " to " + ours.modelSha256()
                        + ": another process has changed it to " + theirs.modelSha256()
                        + " meanwhile. Look at that change first.");
    }

    /** A process that was killed after its commit has told nobody: that is made good here. */
    private static PromotionReport already(Lake lake, PromotionRow row) {
        new PromotionEvents(lake).publish(row);
        boolean promotion = row.kind().equals(ProductionHistory.PROMOTE);
        return PromotionReport.of(promotion ? Outcome.ALREADY_PROMOTED : Outcome.ALREADY_ROLLED_BACK, row);
    }
}
