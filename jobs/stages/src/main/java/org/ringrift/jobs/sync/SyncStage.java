package org.ringrift.jobs.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;

/**
 * Brings to a warehouse the rows that another one has and it lacks, with the files that they name. It runs in the warehouse that is
 * written to. See docs/decisions/0025-sync-by-identity.md.
 */
public final class SyncStage implements Stage<SyncRequest, SyncPreview, SyncReport> {
    private static final RequestCodec<SyncRequest> REQUESTS = RequestCodec.of(SyncRequest.class);

    private final SyncLimits limits;
    private final SyncSteps steps;

    /** The usual one. */
    public SyncStage() {
        this(SyncLimits.STANDARD, SyncSteps.NONE);
    }

    SyncStage(SyncLimits limits, SyncSteps steps) {
        this.limits = limits;
        this.steps = steps;
    }

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public RequestCodec<SyncRequest> requests() {
        return REQUESTS;
    }

    @Override
    public boolean needsWarehouse() {
        return false;
    }

    /** Where a request wants rows to go; empty if it leaves that open. */
    public static Optional<String> target(SyncRequest request) {
        return request.to()
                .or(() -> request.plan()
                        .map(file -> SyncPlanJson.read(Path.of(file)).to()));
    }

    @Override
    public void requirePossible(StageContext context, SyncRequest request) {
        settled(context, request);
    }

    @Override
    public SyncRequest settled(StageContext context, SyncRequest request) {
        Optional<SyncPlan> plan = planOf(request);
        Warehouse target = context.lake().warehouse();
        String from = plan.map(SyncPlan::from).or(request::from).orElseThrow();
        plan.ifPresent(known -> {
            requireSame(context, "--from", request.from(), known.from());
            requireSame(context, "--to", Optional.of(target.toString()), known.to());
        });
        requireSame(context, "--to", request.to(), target.toString());
        SourceWarehouse source = open(context, from, request.wantedKinds());
        return request.settled(source.warehouse().toString(), target.toString());
    }

    private static void requireSame(StageContext context, String option, Optional<String> given, String wanted) {
        if (given.isPresent()
                && !at(context, given.get()).root().equals(at(context, wanted).root())) {
            throw new UserError("Cannot sync with " + option + " " + given.get() + ": it should be " + wanted
                    + ". Leave the option out, or make another plan.");
        }
    }

    private static Warehouse at(StageContext context, String location) {
        return Warehouse.at(location, context.lake().spark().sparkContext().hadoopConfiguration());
    }

    private static Optional<SyncPlan> planOf(SyncRequest request) {
        return request.plan().map(file -> SyncPlanJson.read(Path.of(file)));
    }

    private static SourceWarehouse open(StageContext context, String from, List<SyncKind> kinds) {
        return SourceWarehouse.open(context.lake().spark(), from, context.lake().warehouse(), kinds);
    }

    @Override
    public SyncPreview preview(StageContext context, SyncRequest request, BenchTable bench) {
        SourceWarehouse source = open(context, request.from().orElseThrow(), request.wantedKinds());
        SyncPlan plan = planOf(request).orElseGet(() -> planner(context, source).plan(request));
        request.save().ifPresent(file -> SyncPlanJson.write(Path.of(file), plan));
        return new SyncPreview(
                WarehouseState.of(context.lake()),
                plan,
                request.follow() ? new Following(source, context).preview(request.config()) : List.of());
    }

    @Override
    public SyncReport run(StageContext context, RunHandle run, SyncRequest request) {
        long startedAt = System.nanoTime();
        Lake target = context.lake();
        SourceWarehouse source = open(context, request.from().orElseThrow(), request.wantedKinds());
        SyncMarks marks = new SyncMarks(source, target, context.clock());
        PlanExecution.Terms terms = new PlanExecution.Terms(
                limits, request.rate(), request.parallel(), request.model().isEmpty(), context.listener(), steps);
        PlanExecution execution = new PlanExecution(source, target, marks, run, terms);
        SyncPlan plan = planOf(request).orElseGet(() -> planner(context, source).plan(request));
        request.save().ifPresent(file -> SyncPlanJson.write(Path.of(file), plan));
        List<TableOutcome> outcomes = new ArrayList<>(execution.carryOut(plan));
        if (request.plan().isEmpty()) {
            outcomes.addAll(rest(planner(context, source), execution, request, plan));
        }
        List<FollowOutcome> promotions =
                request.follow() ? new Following(source, context).run(request.config(), run.runId(), steps) : List.of();
        return new SyncReport(
                run.runId(),
                source.warehouse().toString(),
                source.identity(),
                target.warehouse().toString(),
                outcomes,
                promotions,
                (System.nanoTime() - startedAt) / 1e9);
    }

    /** What one plan does not hold. */
    private static List<TableOutcome> rest(
            SyncPlanner planner, PlanExecution execution, SyncRequest request, SyncPlan first) {
        List<TableOutcome> outcomes = new ArrayList<>();
        SyncPlan done = first;
        boolean moved = true;
        while (!done.complete() && moved) { // where only conflicts are left they are in quarantine already
            done = planner.plan(request.ofKinds(done.incomplete()));
            List<TableOutcome> brought = execution.carryOut(done);
            moved = brought.stream().anyMatch(table -> table.added() > 0);
            outcomes.addAll(brought);
        }
        return outcomes;
    }

    private SyncPlanner planner(StageContext context, SourceWarehouse source) {
        Lake target = context.lake();
        return new SyncPlanner(source, target, new SyncMarks(source, target, context.clock()), limits.plannedRows());
    }
}
