package org.ringrift.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.launch.EmbeddedLauncher;
import org.ringrift.jobs.driver.launch.Ended;
import org.ringrift.jobs.driver.launch.Launcher;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Limits;
import org.ringrift.jobs.driver.plan.Planner;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.watch.JobLabels;

/**
 * A loop that ends: one configuration, some rounds or some time. It keeps nothing of its own: what an iteration
 * began with stands in the table {@code runs}, so that the same request, after a stop anywhere, goes on from there.
 */
public final class Pipeline {
    /** One stage at a time, which has the machine for itself. */
    private static final Limits ALONE = Limits.idle(new Slots(0, 1));

    private final StageContext context;
    private final Lake lake;

    /** @param context where stages run */
    public Pipeline(StageContext context) {
        this.context = context;
        this.lake = context.lake();
    }

    /**
     * Draws the seed of a request that has none, and tells the listener.
     *
     * @param request in range
     * @return the request with a seed
     */
    public PipelineRequest settled(PipelineRequest request) {
        if (request.seed().isPresent()) {
            return request;
        }
        long drawn = context.seeds().getAsLong();
        context.listener()
                .said("Seed " + drawn + " was drawn; the same command with --seed " + drawn
                        + " goes on where this one is stopped.");
        return request.withSeed(drawn);
    }

    /**
     * Runs all iterations. With a budget those that were completed before are left out, and the last one ends about when the
     * time is over.
     *
     * @param request the pipeline, with a seed
     * @param ended is told of each iteration
     * @throws org.ringrift.UserError if the request does not fit what is there
     * @throws StageFailure if a stage could not complete
     */
    public void run(PipelineRequest request, Consumer<IterationReport> ended) {
        PipelinePlan plan = PipelineRequest.REQUESTS.check(request).plan();
        if (plan.budget().isEmpty()) {
            for (int iteration = 1; iteration <= plan.iterations(); iteration++) {
                ended.accept(run(request, plan, iteration, plan.usualSize()));
            }
            return;
        }
        BudgetedRounds rounds = new BudgetedRounds(context, plan);
        for (Optional<BudgetedRounds.Round> next = rounds.next(); next.isPresent(); next = rounds.next()) {
            BudgetedRounds.Round round = next.get();
            IterationReport report = new Pipeline(context.withListener(round.listener()))
                    .run(request, plan, round.iteration(), round.size());
            rounds.tell(report);
            ended.accept(report);
        }
    }

    /**
     * Runs one iteration of a pipeline without a budget to its decision.
     *
     * @param request the pipeline, with a seed
     * @param iteration which one, from 1
     * @return what was done
     * @throws org.ringrift.UserError if the request does not fit what is there
     * @throws StageFailure if a stage could not complete
     */
    public IterationReport run(PipelineRequest request, int iteration) {
        PipelinePlan plan = PipelineRequest.REQUESTS.check(request).plan();
        return run(request, plan, iteration, plan.usualSize());
    }

    /** Runs one iteration of a stated size. */
    IterationReport run(PipelineRequest request, PipelinePlan plan, int iteration, RoundSize planned) {
        String runId = plan.runId(iteration);
        RoundStart start = RoundStart.of(lake, plan, iteration, planned);
        StageRun recorded = new StageRun(
                lake,
                "pipeline",
                plan.config().key(),
                runId,
                PipelineRequest.REQUESTS.write(request),
                StageRun.toJson(start.parameters(iteration)),
                context.clock());
        return JobLabels.within(
                lake.spark().sparkContext(),
                "iteration " + iteration,
                () -> recorded.record(run -> turn(plan, iteration, start), report -> Map.of()));
    }

    /**
     * What {@link #run} would do now for all iterations; changes nothing, and needs no open lake.
     *
     * @param request the pipeline, with a seed
     * @param bench how fast a core is
     * @return the preview
     * @throws org.ringrift.UserError if the request does not fit what is there
     */
    public PipelinePreview preview(PipelineRequest request, BenchTable bench) {
        PipelinePlan plan = PipelineRequest.REQUESTS.check(request).plan();
        Optional<String> production =
                lake.promotions().latest(plan.config().key()).map(PromotionRow::modelSha256);
        return new PipelinePreviews(context, plan, production, bench).preview();
    }

    /** The round as a bounded run of the loop: planned and launched as a driver does it, one stage after the other. */
    private IterationReport turn(PipelinePlan plan, int number, RoundStart start) {
        RoundRuns runs = new RoundRuns(plan, number, start);
        Planner planner = Planner.ofRound(start.size().games(), plan.simulations());
        List<IterationReport.StageTime> times = new ArrayList<>();
        try (Launcher launcher = EmbeddedLauncher.inTurn(runs)) {
            while (!runs.ended()) {
                ConfigState state = runs.state();
                Action next = planner.plan(List.of(state), context.clock().instant(), ALONE, plan.seed(number))
                        .get(0);
                String stage = next.stage().key();
                context.listener().said(plan.config().key() + " iteration " + number + ": " + stage);
                launcher.start(context, state, next, runs.runId(next.stage()));
                for (Ended ended : launcher.reap(context.clock().instant())) {
                    ended.end().cause().ifPresent(Pipeline::rethrow);
                    times.add(new IterationReport.StageTime(stage, ended.took().toMillis() / 1000.0));
                }
            }
        }
        return runs.report(times);
    }

    private static void rethrow(RuntimeException cause) {
        throw cause;
    }
}
