package org.ringrift.jobs.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.EvidencePool;
import org.ringrift.jobs.evidence.GateHash;
import org.ringrift.jobs.evidence.Tally;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.play.ResolvedPlayers;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.player.ModelRef;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rating.GateDecision;
import org.ringrift.rules.GameConfig;

/**
 * Evaluates a candidate: plays it against fixed opponents and as long as needed against the production model, rates everybody,
 * and records the verdict of the gate. Commits games first, then ratings, then the one row that names them; killed anywhere, the same
 * request completes the rest.
 */
public final class EvaluateStage implements Stage<EvaluationRequest, EvaluationPreview, EvaluationReport> {
    static final RequestCodec<EvaluationRequest> REQUESTS = RequestCodec.of(EvaluationRequest.class);

    @Override
    public String name() {
        return StageName.EVALUATE.key();
    }

    @Override
    public RequestCodec<EvaluationRequest> requests() {
        return REQUESTS;
    }

    @Override
    public EvaluationReport run(StageContext context, RunHandle run, EvaluationRequest request) {
        request.requireOpenings();
        Lake lake = context.lake();
        GameConfig config = request.config();
        Optional<String> production = lake.promotions().latest(config.key()).map(PromotionRow::modelSha256);
        ResolvedPlayers players = players(lake, request, production);
        EvaluationPlan plan = plan(request, players, production);
        String id = plan.id();
        Optional<EvaluationRow> known = lake.evaluations().find(id);
        if (known.isPresent()) {
            return new EvaluationReport(
                    run.runId(),
                    known.get(),
                    PlayedMatches.allPresent(known.get().games()));
        }
        EvaluationGames.Completed games =
                new EvaluationGames(lake, runner(context, request)).complete("evaluate " + config.key(), plan, players);
        EvaluationRow row = decide(context, games.plan(), games.pool(), run.runId());
        if (lake.evaluations().append(List.of(row)) == 0) {
            row = recorded(lake, id); // Another process has decided the same evaluation meanwhile.
        }
        return new EvaluationReport(run.runId(), row, games.played());
    }

    @Override
    public EvaluationPreview preview(StageContext context, EvaluationRequest request, BenchTable bench) {
        request.requireOpenings();
        Lake lake = context.lake();
        String config = request.config().key();
        Optional<String> production = lake.promotions().latest(config).map(PromotionRow::modelSha256);
        ResolvedPlayers players = players(lake, request, production);
        EvaluationPlan asked = plan(request, players, production);
        Optional<EvaluationRow> known = lake.evaluations().find(asked.id());
        MatchRunner runner = runner(context, request);
        boolean noTest = known.isEmpty() && new EvaluationGames(lake, runner).decided(asked);
        EvaluationPlan plan = known.map(EvaluationPlan::of).orElse(noTest ? asked.withProductionGames(0) : asked);
        Map<String, Comparison> likely = (known.isPresent() ? plan : plan.likely()).comparisons();
        Map<String, String> demands = plan.demands().requirements(plan.production());
        Map<Comparison, Integer> missing = new LinkedHashMap<>();
        List<PlannedComparison> comparisons = new ArrayList<>();
        plan.comparisons().forEach((name, comparison) -> {
            int absent = known.isPresent() ? 0 : runner.missing(comparison);
            int present = comparison.games() - absent;
            int expected = Math.max(present, likely.get(name).games());
            missing.put(comparison, expected - present);
            comparisons.add(PlannedComparison.of(comparison, absent, expected, demands.get(name)));
        });
        return new EvaluationPreview(
                config,
                WarehouseState.of(lake),
                plan.id(),
                plan.candidate(),
                production.orElse(null),
                known.map(EvaluationRow::verdict).orElse(null),
                plan.policy().preset(),
                plan.policy().withPresetGames().games(),
                comparisons,
                runner.forecast(players, missing, bench));
    }

    private static MatchRunner runner(StageContext context, EvaluationRequest request) {
        return new MatchRunner(context, request.spread().options(context, StageName.EVALUATE));
    }

    private static EvaluationRow recorded(Lake lake, String id) {
        return lake.evaluations()
                .find(id)
                .orElseThrow(() -> new StageFailure("Cannot find evaluation " + id
                        + " after writing it: table evaluations was changed meanwhile. Run the same command again."));
    }

    private static ResolvedPlayers players(Lake lake, EvaluationRequest request, Optional<String> production) {
        GameConfig config = request.config();
        List<PlayerSpec> specs = new ArrayList<>();
        specs.add(request.player().withModel(candidate(lake, request)));
        production.ifPresent(
                sha256 -> specs.add(request.player().withModel(new ModelRef(ModelRef.Kind.SHA256, sha256))));
        return ResolvedPlayers.resolve(lake, config, specs);
    }

    private static ModelRef candidate(Lake lake, EvaluationRequest request) {
        if (!request.candidate().equals(EvaluationRequest.LATEST)) {
            return ModelRef.parse(request.candidate());
        }
        String config = request.config().key();
        return lake.models()
                .latest(config)
                .map(ModelRow::modelSha256)
                .map(sha256 -> new ModelRef(ModelRef.Kind.SHA256, sha256))
                .orElseThrow(() -> new UserError("Cannot evaluate the latest model of " + config + ": warehouse "
                        + lake.warehouse() + " has none. Train one first."));
    }

    private static EvaluationPlan plan(
            EvaluationRequest request, ResolvedPlayers players, Optional<String> production) {
        String sha256 = players.seats().get(0).modelSha256();
        return new EvaluationPlan(
                request.game().rules(),
                players.seats().get(0),
                production,
                request.game().openingDecisions(),
                request.seed().orElseGet(() -> EvaluationPlan.standardSeed(sha256)),
                request.policy());
    }

    /** Counts and decides by what is committed, earlier tries included, and records the ratings at that version. */
    private static EvaluationRow decide(StageContext context, EvaluationPlan plan, EvidencePool pool, String runId) {
        Lake lake = context.lake();
        long version = lake.matches().version();
        Map<String, Tally> tallies = pool.tallies(version);
        GateDecision decision = plan.decide(tallies);
        RatingRow rating = rate(context, plan, version);
        return new EvaluationRow(
                plan.id(),
                plan.rules().config().key(),
                plan.rules().edition().key(),
                plan.rules().swap(),
                plan.candidate().modelSha256(),
                plan.candidate().spec(),
                plan.production().orElse(null),
                plan.evidence(tallies, decision),
                pool.evaluationIds(),
                plan.openingDecisions(),
                plan.seed(),
                plan.policy().games(),
                plan.policy().production().most(),
                tallies.values().stream().mapToInt(Tally::games).sum(),
                decision.verdict() == GateDecision.Verdict.PROMOTE ? EvaluationReport.PROMOTE : EvaluationReport.REJECT,
                decision.reason(),
                plan.policy().preset(),
                GateHash.of(plan.policy()),
                version,
                rating.rating(),
                rating.low(),
                rating.high(),
                runId,
                lake.evaluations()
                        .times(plan.rules().config().key(), context.clock())
                        .instant(),
                null);
    }

    private static RatingRow rate(StageContext context, EvaluationPlan plan, long version) {
        Lake lake = context.lake();
        List<RatingRow> rows = new RatingTable(lake)
                .rate(
                        plan.rules().config().key(),
                        plan.rules().edition(),
                        version,
                        context.clock().instant());
        lake.ratings().append(rows);
        String participant = plan.candidate().participant();
        return rows.stream()
                .filter(row -> row.participant().equals(participant))
                .findFirst()
                .orElseThrow(() -> new StageFailure("Cannot rate " + participant
                        + ": none of its games has a winner. Evaluate it over more games."));
    }
}
