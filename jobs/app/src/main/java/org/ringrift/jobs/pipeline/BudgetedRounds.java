package org.ringrift.jobs.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.run.Runs;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageProgress;

/**
 * The rounds of a pipeline with a budget of time. It keeps nothing of its own: what was spent and how fast the machine is
 * stands in the table {@code runs}, so that a pipeline that was stopped goes on with the time that was left.
 */
final class BudgetedRounds {
    private final StageContext context;
    private final Lake lake;
    private final PipelinePlan plan;
    private final RoundEstimates estimates;
    private final Duration budget;
    private final RoundPlanner planner;

    /**
     * @param context where it runs
     * @param plan a pipeline with a budget
     */
    BudgetedRounds(StageContext context, PipelinePlan plan) {
        this(context, plan, new RoundEstimates(context, plan, BenchTable.shipped()));
    }

    BudgetedRounds(StageContext context, PipelinePlan plan, RoundEstimates estimates) {
        this.context = context;
        this.lake = context.lake();
        this.plan = plan;
        this.estimates = estimates;
        this.budget = plan.budget().orElseThrow();
        // What a candidate is worth to the next round depends on its evaluation where one of these is left out.
        boolean evaluatesAll = !plan.uses(Lever.NEWEST_WEIGHTS) || !plan.uses(Lever.NEWEST_PLAYER);
        this.planner = new RoundPlanner(budget.toSeconds(), evaluatesAll);
    }

    /**
     * A round to be run.
     *
     * @param iteration its number, from 1
     * @param size how much work it is
     * @param listener is told of its progress
     */
    record Round(int iteration, RoundSize size, StageListener listener) {}

    /** The next round, or the one that was stopped; empty if the time is over. Tells the listener. */
    Optional<Round> next() {
        RoundHistory history = history();
        int iteration = history.finished() + 1;
        if (iteration > plan.iterations()) {
            return Optional.empty();
        }
        String config = plan.config().key();
        List<PromotionRow> promotions = lake.promotions().history(config);
        Optional<String> production = modelAt(promotions, context.clock().instant());
        RoundCost cost = cost(history, promotions, production);
        double samplesPerGame = estimates.samplesPerGame();
        RoundPlanner.Standing standing = new RoundPlanner.Standing(
                history.spentSeconds(), history.games(), history.unevaluated(), production.isPresent());
        Optional<RoundSize> size = planner.next(standing, cost, samplesPerGame)
                .map(next -> iteration == plan.iterations() ? next.withEvaluation() : next);
        double left = budget.toSeconds() - history.spentSeconds();
        context.listener()
                .said(size.map(planned -> String.format(
                                Locale.ROOT,
                                "%s iteration %d: %d games, learning from %d, %sabout %s; %s of %s left",
                                config,
                                iteration,
                                planned.games(),
                                planned.window(),
                                planned.evaluated() ? "" : "not evaluated, ",
                                StageProgress.time(cost.seconds(planned, samplesPerGame)),
                                StageProgress.time(left),
                                StageProgress.time(budget.toSeconds())))
                        .orElseGet(() -> config + ": the budget of " + StageProgress.time(budget.toSeconds())
                                + " is spent after " + history.finished() + " iterations"));
        return size.map(planned -> new Round(iteration, planned, live(iteration, history, production)));
    }

    private LiveStanding live(int iteration, RoundHistory history, Optional<String> production) {
        String elo = production
                .flatMap(sha256 -> lake.evaluations().ofCandidate(plan.config().key(), sha256).stream()
                        .max(Comparator.comparing(EvaluationRow::createdAt)))
                .map(row -> ", " + elo(row))
                .orElse("");
        double left = budget.toSeconds() - history.spentSeconds();
        return new LiveStanding(
                context.listener(),
                context.clock(),
                "iteration " + iteration + elo + ", " + games(history) + " games",
                context.clock().instant().plusMillis(Math.round(1000 * left)));
    }

    private static String elo(EvaluationRow row) {
        return String.format(Locale.ROOT, "Elo %.0f (%.0f to %.0f)", row.rating(), row.ratingLow(), row.ratingHigh());
    }

    private static int games(RoundHistory history) {
        return history.games().stream().mapToInt(Integer::intValue).sum();
    }

    /** What a round is expected to take: by the last one, where that was measured. */
    private RoundCost cost(RoundHistory history, List<PromotionRow> promotions, Optional<String> production) {
        return history.newest()
                .map(measured -> measured.playedSlower(estimates.slowdown(
                                modelAt(promotions, history.newestBegan().orElseThrow()), production))
                        .evaluatedLonger(history.evaluatedBegan()
                                .map(began -> estimates.evaluationGrowth(modelAt(promotions, began), production))
                                .orElse(0.0)))
                .orElseGet(() -> estimates.round(production));
    }

    /**
     * The sizes of all rounds as they are expected now, those that were completed first. The first net is expected to be
     * promoted.
     *
     * @param production sha256 of the present production model, if there is one
     */
    List<RoundSize> expected(Optional<String> production) {
        RoundHistory history = history();
        List<Integer> games = new ArrayList<>(history.games());
        List<RoundSize> sizes = new ArrayList<>();
        games.forEach(number -> sizes.add(new RoundSize(number, number, 1)));
        double spent = history.spentSeconds();
        int unevaluated = history.unevaluated();
        RoundCost cost = cost(history, lake.promotions().history(plan.config().key()), production);
        double samplesPerGame = estimates.samplesPerGame();
        while (sizes.size() < plan.iterations()) {
            boolean promoted = production.isPresent() || !sizes.isEmpty();
            Optional<RoundSize> next =
                    planner.next(new RoundPlanner.Standing(spent, games, unevaluated, promoted), cost, samplesPerGame);
            if (next.isEmpty()) {
                break;
            }
            RoundSize size = sizes.size() + 1 == plan.iterations() ? next.get().withEvaluation() : next.get();
            sizes.add(size);
            games.add(size.games());
            spent += cost.seconds(size, samplesPerGame);
            unevaluated = size.evaluated() ? 0 : unevaluated + 1;
            if (!promoted) {
                Optional<String> first = Optional.of("the first net");
                cost = cost.playedSlower(estimates.slowdown(production, first))
                        .evaluatedLonger(estimates.evaluationGrowth(production, first));
            }
        }
        return sizes;
    }

    /** Tells where the loop stands after a round. */
    void tell(IterationReport report) {
        RoundHistory history = history();
        context.listener()
                .said(String.format(
                        Locale.ROOT,
                        "%s after iteration %d: %s; %d games, %d samples; %s left",
                        plan.config().key(),
                        report.iteration(),
                        report.standing(),
                        history.games().stream().mapToInt(Integer::intValue).sum(),
                        report.dataset().trainSamples() + report.dataset().validationSamples(),
                        StageProgress.time(Math.max(0, budget.toSeconds() - history.spentSeconds()))));
    }

    private RoundHistory history() {
        Runs runs = new Runs(lake, context.clock());
        return RoundHistory.of(
                plan,
                lake.runs().overview(Optional.of(plan.config().key())),
                row -> runs.status(List.of(row)).sign());
    }

    /** The production model at a time. */
    private static Optional<String> modelAt(List<PromotionRow> promotions, Instant time) {
        return promotions.stream()
                .filter(row -> !row.createdAt().isAfter(time))
                .reduce((first, last) -> last)
                .map(PromotionRow::modelSha256);
    }
}
