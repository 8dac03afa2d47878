package org.ringrift.jobs.ablation;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.ringrift.Keyed;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.evaluate.MatchReport;
import org.ringrift.jobs.evaluate.MatchRequest;
import org.ringrift.jobs.evaluate.MatchStage;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.pipeline.IterationReport;
import org.ringrift.jobs.pipeline.Lever;
import org.ringrift.jobs.pipeline.Pipeline;
import org.ringrift.jobs.pipeline.PipelineRequest;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;

/**
 * Runs the same pipeline with all levers and without some, each in a warehouse of its own below that of the context, and lets
 * the last models play against each other. The same request goes on where it was stopped, and others that differ in their levers
 * alone share the pipeline with all of them.
 */
public final class Ablation {
    private static final String FOLDER = "ablations";
    private static final int ID_DIGITS = 12;

    private final StageContext context;

    /** @param context where it runs; its own tables are not touched */
    public Ablation(StageContext context) {
        this.context = context;
    }

    /**
     * Draws the seed of a request that has none, and tells the listener.
     *
     * @return the request with a seed
     * @throws UserError if it names no lever
     */
    public AblationRequest settled(AblationRequest request) {
        if (request.pipeline().without().isEmpty()) {
            throw new UserError("Cannot measure the worth of no lever: give --without and one of "
                    + String.join(", ", Keyed.keys(Lever.class))
                    + ".");
        }
        return new AblationRequest(new Pipeline(context).settled(request.pipeline()), request.matchGames());
    }

    /**
     * Measures.
     *
     * @param request with a seed
     * @return what was found
     * @throws UserError if the request does not fit what is there
     * @throws StageFailure if a stage could not complete
     */
    public AblationReport run(AblationRequest request) {
        AblationRequest checked = AblationRequest.REQUESTS.check(request);
        PipelineRequest fewer = checked.pipeline();
        PipelineRequest more = fewer.withAllLevers();
        String levers =
                fewer.without().stream().distinct().sorted().map(Lever::key).collect(Collectors.joining("-"));
        Lake withAll = lake(more, "all");
        Lake withFewer = lake(more, "without-" + levers);
        AblationReport.Arm all = run(withAll, more);
        AblationReport.Arm rest = run(withFewer, fewer);
        copyModel(withFewer, rest.model(), withAll);
        return new AblationReport(
                fewer.config().key(), fewer.without(), all, rest, match(withAll, checked, all.model(), rest.model()));
    }

    private Lake lake(PipelineRequest withAllLevers, String arm) {
        String same = PipelineRequest.REQUESTS.sha256(withAllLevers).substring(0, ID_DIGITS);
        Path root = context.lake().warehouse().root();
        Path folder = new Path(new Path(root, FOLDER), withAllLevers.config().key() + "-" + same);
        return new Lake(context.lake().spark(), new Path(folder, arm).toString()).open();
    }

    private AblationReport.Arm run(Lake lake, PipelineRequest request) {
        context.listener().said("Pipeline in " + lake.warehouse().root());
        new Pipeline(context.in(lake)).run(request, this::tell);
        GameConfig config = request.config();
        List<PromotionRow> promotions = lake.promotions().history(config.key());
        List<EvaluationRow> candidates = lake.evaluations().history(config.key());
        if (candidates.isEmpty()) {
            throw new StageFailure("Cannot compare the pipeline in "
                    + lake.warehouse().root() + ": it was stopped before it had a candidate. Give it more time.");
        }
        String last = promotions.isEmpty()
                ? candidates.get(candidates.size() - 1).candidate()
                : promotions.get(promotions.size() - 1).modelSha256();
        return new AblationReport.Arm(lake.warehouse().root().toString(), last, candidates.size(), promotions.size());
    }

    private void tell(IterationReport report) {
        context.listener()
                .said(report.training().model().configKey() + " iteration " + report.iteration() + ": "
                        + report.standing());
    }

    /** A match is of players of one warehouse. */
    private static void copyModel(Lake from, String sha256, Lake to) {
        if (to.models().find(sha256).isEmpty()) {
            new LakeModelStore(to.warehouse()).write(new LakeModelStore(from.warehouse()).read(sha256));
            to.models().append(List.of(from.models().find(sha256).orElseThrow()));
        }
    }

    private MatchReport match(Lake lake, AblationRequest request, String all, String fewer) {
        PipelineRequest pipeline = request.pipeline();
        String search = PlayerSpec.GUMBEL + ":sims=" + pipeline.simulationsADecision() + ",noise=0,model=";
        MatchRequest match = new MatchRequest(
                pipeline.game(),
                PlayerSpec.parse(search + all),
                PlayerSpec.parse(search + fewer),
                request.matchGames(),
                pipeline.seed(),
                pipeline.spread());
        String runId = "ablation-" + AblationRequest.REQUESTS.sha256(request).substring(0, ID_DIGITS);
        return StageRunner.run(context.in(lake), new MatchStage(), match, runId);
    }
}
