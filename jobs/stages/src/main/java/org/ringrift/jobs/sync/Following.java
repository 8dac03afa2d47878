package org.ringrift.jobs.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.evidence.PromotionEvents;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.ProductionHistory;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.jobs.stage.StageContext;

/**
 * Adopts the changes of the production model that another warehouse has made. Each becomes a decision of this one, by its own leader
 * or a person, in the same order; it names the versions of this warehouse's tables, and whom it follows. Fails closed: where this
 * warehouse has decided something else before, a model is not there whole, or an evaluation is missing, nothing more is adopted.
 */
final class Following {
    private static final long DECIDED_LATER = 0;
    private static final int SHORT_NAME = 12;

    private final SourceWarehouse source;
    private final StageContext context;
    private final Lake target;

    Following(SourceWarehouse source, StageContext context) {
        this.source = source;
        this.context = context;
        this.target = context.lake();
    }

    /** What would be adopted; models are not looked into. */
    List<FollowOutcome> preview(List<String> configs) {
        List<FollowOutcome> outcomes = new ArrayList<>();
        for (String config : configs(configs)) {
            try {
                outcomes.add(new FollowOutcome(config, ahead(config).size(), ""));
            } catch (StageFailure refused) {
                outcomes.add(new FollowOutcome(config, 0, refused.getMessage()));
            }
        }
        return outcomes;
    }

    /** Adopts what is new. */
    List<FollowOutcome> run(List<String> configs, String runId, SyncSteps steps) {
        List<FollowOutcome> outcomes = new ArrayList<>();
        for (String config : configs(configs)) {
            List<PromotionRow> adopted = new ArrayList<>();
            String refusal = "";
            try {
                List<PromotionRow> ahead = ahead(config);
                Set<String> verified = new HashSet<>();
                ahead.forEach(row -> require(row, verified));
                steps.before("follow " + config);
                if (!ahead.isEmpty()) {
                    adopt(ahead, runId, adopted);
                }
            } catch (StageFailure | UserError refused) {
                refusal = refused.getMessage();
            }
            // Also those of a run that was killed before it told of them.
            target.promotions().history(config).stream()
                    .reduce((older, newer) -> newer)
                    .ifPresent(new PromotionEvents(target)::publish);
            outcomes.add(new FollowOutcome(config, adopted.size(), refusal));
        }
        return outcomes;
    }

    private Set<String> configs(List<String> wanted) {
        if (!wanted.isEmpty()) {
            return new TreeSet<>(wanted);
        }
        Set<String> all = new TreeSet<>();
        SparkWork.run(
                        source.lake().spark(),
                        "read table promotions",
                        () -> source.lake()
                                .promotions()
                                .read()
                                .select("config_key")
                                .distinct()
                                .collectAsList())
                .forEach(row -> all.add(row.getString(0)));
        return all;
    }

    /** Changes that this warehouse has not made yet. */
    private List<PromotionRow> ahead(String config) {
        List<PromotionRow> theirs = source.lake().promotions().history(config);
        List<PromotionRow> ours = target.promotions().history(config);
        ProductionHistory.of(theirs); // refuses one that contradicts itself
        for (int i = 0; i < ours.size(); i++) {
            if (i >= theirs.size() || !same(ours.get(i), theirs.get(i))) {
                throw new StageFailure("Cannot follow the promotions of " + config + ": number "
                        + ours.get(i).sequence() + " was decided here otherwise, for model "
                        + ours.get(i).modelSha256() + ". Promote here by evaluations, without --follow.");
            }
        }
        return theirs.subList(ours.size(), theirs.size());
    }

    private static boolean same(PromotionRow one, PromotionRow other) {
        return one.sequence() == other.sequence()
                && one.kind().equals(other.kind())
                && one.modelSha256().equals(other.modelSha256())
                && one.evaluationId().equals(other.evaluationId());
    }

    private void require(PromotionRow row, Set<String> verified) {
        String change = "Cannot follow promotion " + row.sequence() + " of " + row.configKey() + ": ";
        boolean model = target.models()
                .find(row.modelSha256())
                .filter(known -> known.configKey().equals(row.configKey()))
                .isPresent();
        if (!model) {
            throw new StageFailure(change + "its model " + row.modelSha256() + " is not here. Sync models too.");
        }
        if (target.evaluations().find(row.evaluationId()).isEmpty()) {
            throw new StageFailure(
                    change + "its evaluation " + row.evaluationId() + " is not here. Sync evaluations too.");
        }
        if (verified.add(row.modelSha256())) {
            new LakeModelStore(target.warehouse()).read(row.modelSha256());
        }
    }

    /** All of a configuration under one leadership: a model that was rolled back at once never rules here for long. */
    private void adopt(List<PromotionRow> ahead, String runId, List<PromotionRow> adopted) {
        context.deciding().decide(target.promotions(), epoch -> {
            for (PromotionRow row : ahead) {
                PromotionRow ours = ours(row, runId).inEpoch(epoch);
                if (!target.promotions().appendNext(ours)) {
                    throw new StageFailure("Cannot follow promotion " + row.sequence() + " of " + row.configKey()
                            + ": another process has decided meanwhile. Look at its change first.");
                }
                new PromotionEvents(target).publish(ours);
                adopted.add(ours);
            }
            return adopted.size();
        });
    }

    private PromotionRow ours(PromotionRow row, String runId) {
        return new PromotionRow(
                row.configKey(),
                row.sequence(),
                row.modelSha256(),
                row.previous(),
                row.evaluationId(),
                row.datasetId(),
                DECIDED_LATER,
                row.kind(),
                "As in warehouse " + source.identity().substring(0, SHORT_NAME) + ": " + row.reason(),
                target.evaluations().version(),
                target.models().version(),
                row.configHash(),
                runId,
                context.clock().instant());
    }
}
