package org.ringrift.jobs.evaluate;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.config.PlayOptions;
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
import org.ringrift.jobs.run.StageRun;
import org.ringrift.player.ModelRef;
import org.ringrift.player.PlayerSpec;
import org.ringrift.player.PlayerSpec.Gumbel;
import org.ringrift.rating.GateDecision;
import org.ringrift.rules.GameConfig;

/**
 * Evaluates a candidate: plays it against random, heuristic and the production model, rates everybody, and records the
 * verdict of the gate. Commits games first, then ratings, then the one row that names them; killed anywhere, the same
 * request completes the rest.
 */
public final class EvaluateStage {
    private final Lake lake;
    private final MatchRunner matches;
    private final InstantSource clock;

    /**
     * @param lake where models are and games go
     * @param options how to spread games over tasks
     * @param progress where progress is printed
     * @param clock the time that rows carry
     */
    public EvaluateStage(Lake lake, PlayOptions options, PrintStream progress, InstantSource clock) {
        this.lake = lake;
        this.matches = new MatchRunner(lake, options, progress, clock);
        this.clock = clock;
    }

    /**
     * Completes an evaluation.
     *
     * @param request what to evaluate
     * @param runId identity of the run
     * @return what was found; an evaluation that was made before is returned as it is recorded
     * @throws UserError if a model is unknown or does not fit, or games would repeat
     * @throws StageFailure if the tables cannot be written
     */
    public EvaluationReport run(EvaluationRequest request, String runId) {
        String config = request.rules().config().key();
        return new StageRun(lake, "evaluate", config, runId, request.parameters(), clock)
                .recordWatched(
                        () -> evaluate(request, runId),
                        report -> report.played().counts());
    }

    private EvaluationReport evaluate(EvaluationRequest request, String runId) {
        request.requireOpenings();
        GameConfig config = request.rules().config();
        Optional<String> production = lake.promotions().latest(config.key()).map(PromotionRow::modelSha256);
        ResolvedPlayers players = players(request, production);
        EvaluationPlan plan = plan(request, players, production);
        String id = plan.id();
        Optional<EvaluationRow> known = lake.evaluations().find(id);
        if (known.isPresent()) {
            return new EvaluationReport(
                    runId, known.get(), PlayedMatches.allPresent(known.get().games()));
        }
        PlayedMatches played = matches.complete("evaluate " + config.key(), id, players, plan.comparisons());
        EvaluationRow row = decide(plan, runId);
        if (lake.evaluations().append(List.of(row)) == 0) {
            row = recorded(id); // Another process has decided the same evaluation meanwhile.
        }
        return new EvaluationReport(runId, row, played);
    }

    /**
     * What {@link #run} would do now; changes nothing, and needs no open lake.
     *
     * @param request what to evaluate
     * @param bench how fast a core is
     * @return the preview
     * @throws UserError if a model is unknown or does not fit, or games would repeat
     */
    public EvaluationPreview preview(EvaluationRequest request, BenchTable bench) {
        request.requireOpenings();
        String config = request.rules().config().key();
        Optional<String> production = lake.promotions().latest(config).map(PromotionRow::modelSha256);
        ResolvedPlayers players = players(request, production);
        EvaluationPlan plan = plan(request, players, production);
        Optional<EvaluationRow> known = lake.evaluations().find(plan.id());
        Map<String, String> demands = plan.requirements();
        Map<Comparison, Integer> missing = new LinkedHashMap<>();
        List<PlannedComparison> comparisons = new ArrayList<>();
        plan.comparisons().forEach((name, comparison) -> {
            int games = known.isPresent() ? 0 : matches.missing(comparison);
            missing.put(comparison, games);
            comparisons.add(PlannedComparison.of(comparison, games, demands.get(name)));
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
                matches.forecast(players, missing, bench));
    }

    private EvaluationRow recorded(String id) {
        return lake.evaluations()
                .find(id)
                .orElseThrow(() -> new StageFailure("Cannot find evaluation " + id
                        + " after writing it: table evaluations was changed meanwhile. Run the same command again."));
    }

    private ResolvedPlayers players(EvaluationRequest request, Optional<String> production) {
        GameConfig config = request.rules().config();
        List<PlayerSpec> specs = new ArrayList<>();
        specs.add(with(candidate(request), request.player()));
        production.ifPresent(sha256 -> specs.add(with(new ModelRef(ModelRef.Kind.SHA256, sha256), request.player())));
        return ResolvedPlayers.resolve(lake, config, specs);
    }

    private ModelRef candidate(EvaluationRequest request) {
        if (!request.candidate().equals(EvaluationRequest.LATEST)) {
            return ModelRef.parse(request.candidate());
        }
        String config = request.rules().config().key();
        return lake.models()
                .latest(config)
                .map(ModelRow::modelSha256)
                .map(sha256 -> new ModelRef(ModelRef.Kind.SHA256, sha256))
                .orElseThrow(() -> new UserError("Cannot evaluate the latest model of " + config + ": warehouse "
                        + lake.warehouse() + " has none. Train one first."));
    }

    private static PlayerSpec with(ModelRef model, Gumbel player) {
        return new Gumbel(player.sims(), Optional.of(model), player.considered(), player.noise());
    }

    private static EvaluationPlan plan(
            EvaluationRequest request, ResolvedPlayers players, Optional<String> production) {
        String sha256 = players.seats().get(0).modelSha256();
        return new EvaluationPlan(
                request.rules(),
                players.seats().get(0),
                production,
                request.openingDecisions(),
                request.seed().orElseGet(() -> EvaluationPlan.standardSeed(sha256)),
                request.policy());
    }

    /** Counts and decides by what is committed, earlier tries included, and records the ratings at that version. */
    private EvaluationRow decide(EvaluationPlan plan, String runId) {
        long version = lake.matches().version();
        EvidencePool pool = new EvidencePool(lake, plan);
        Map<String, Tally> tallies = pool.tallies(version);
        GateDecision decision = plan.decide(tallies);
        RatingRow rating = rate(plan, version);
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
                lake.evaluations().times(plan.rules().config().key(), clock).instant());
    }

    private RatingRow rate(EvaluationPlan plan, long version) {
        List<RatingRow> rows = new RatingTable(lake).rate(plan.rules().config().key(), version, clock.instant());
        lake.ratings().append(rows);
        String participant = plan.candidate().participant();
        return rows.stream()
                .filter(row -> row.participant().equals(participant))
                .findFirst()
                .orElseThrow(() -> new StageFailure("Cannot rate " + participant
                        + ": none of its games has a winner. Evaluate it over more games."));
    }
}
