package org.ringrift.jobs.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ringrift.ContentId;
import org.ringrift.Seeds;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rating.GateCheck;
import org.ringrift.rating.GateDecision;
import org.ringrift.rating.GateEvidence;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rating.Interval;
import org.ringrift.rating.OpponentResult;
import org.ringrift.rating.PromotionGate;
import org.ringrift.rating.SprtResult;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * Everything that determines the evaluation of a candidate: its games, and by their results its verdict. The same plan
 * follows from a request and from the row that records the evaluation.
 *
 * @param rules rules of the games, standard but for edition and swap
 * @param candidate the candidate as it plays
 * @param production sha256 of the present production model, which plays as the candidate does; empty when there is none
 * @param openingDecisions random decisions at the start of each game
 * @param seed source of all chance
 * @param policy what the gate demands
 * @param search whether the candidate's own search without a net is an opponent; evaluations of older programs had none
 * @param ownGames how many games it took, and before that is known the most that it may take; no part of the identity
 */
public record EvaluationPlan(
        Rules rules,
        SeatPlayer candidate,
        Optional<String> production,
        int openingDecisions,
        long seed,
        GatePolicy policy,
        boolean search,
        OwnGames ownGames) {
    /** @throws IllegalArgumentException if the rules are not standard, since a recorded evaluation does not name them */
    public EvaluationPlan {
        if (!rules.equals(standard(rules.config(), rules.edition(), rules.swap()))) {
            throw new IllegalArgumentException("Cannot evaluate under rules that are not standard: " + rules);
        }
    }

    /** An evaluation with all opponents and as many games against each of them as it may take. */
    public EvaluationPlan(
            Rules rules,
            SeatPlayer candidate,
            Optional<String> production,
            int openingDecisions,
            long seed,
            GatePolicy policy) {
        this(
                rules,
                candidate,
                production,
                openingDecisions,
                seed,
                policy,
                true,
                OwnGames.most(policy, rules.players()));
    }

    /**
     * The plan of a recorded evaluation.
     *
     * @param row the record
     * @return what determined it
     * @throws org.ringrift.UserError if a value of the row is unknown to this program
     */
    public static EvaluationPlan of(EvaluationRow row) {
        Rules rules = standard(GameConfig.parse(row.configKey()), Edition.parse(row.edition()), row.swap());
        GatePolicy policy = GatePolicy.preset(row.policy()).withGames(row.requiredGames());
        if (row.productionGames() != null) {
            policy = policy.withProductionGames(row.productionGames());
        }
        return new EvaluationPlan(
                rules,
                new SeatPlayer(row.candidateSpec(), row.candidate()),
                Optional.ofNullable(row.production()),
                row.openingDecisions(),
                row.seed(),
                policy,
                row.opponents().stream().anyMatch(opponent -> opponent.name().equals(PromotionGate.SEARCH)),
                OwnGames.recorded(row, policy, rules.players()));
    }

    /** Games against the production model: how many its test took, or the most that it may take. */
    public int productionGames() {
        return ownGames.against(PromotionGate.PRODUCTION);
    }

    /** The same evaluation with so many games against the production model. */
    public EvaluationPlan withProductionGames(int games) {
        return withOwnGames(ownGames.with(PromotionGate.PRODUCTION, games));
    }

    private EvaluationPlan withOwnGames(OwnGames games) {
        return new EvaluationPlan(rules, candidate, production, openingDecisions, seed, policy, search, games);
    }

    /**
     * The evaluation up to where its results are looked at first.
     *
     * @param decided whether earlier evaluations of the candidate have decided the test against the production model, so that
     *     it is not played on
     */
    public EvaluationPlan begun(boolean decided) {
        return withOwnGames(OwnGames.first(policy, rules.players(), decided));
    }

    /** The evaluation as long as it is likely to take: few games against the fixed opponents, and what the test usually takes. */
    public EvaluationPlan likely() {
        int test = Math.min(productionGames(), demands().expectedProductionGames());
        return begun(false).withProductionGames(test);
    }

    /**
     * The evaluation with the games that its results so far ask for: all of those against a fixed opponent where there is a
     * doubt, and those to the next look of the test against the production model. It depends on games by their index alone, so
     * that an evaluation that was stopped comes to the same end.
     *
     * @param tallies results by the opponent's name, of one for each of {@link #comparisons}
     * @return the same evaluation if no more are needed
     */
    public EvaluationPlan continued(Map<String, Tally> tallies) {
        return withOwnGames(ownGames.next(policy, rules.players(), tallies));
    }

    /**
     * The seed of an evaluation that was given none: it follows from the candidate, so that different candidates get
     * different games and the same one the same.
     *
     * @param candidateSha256 sha256 of the candidate
     * @return the seed
     */
    public static long standardSeed(String candidateSha256) {
        return Comparison.number(candidateSha256);
    }

    /** Whether the candidate is the production model itself, which then is no opponent. */
    public boolean inProduction() {
        return production.filter(candidate.modelSha256()::equals).isPresent();
    }

    /** The comparisons by the opponent's name in {@link PromotionGate}, in a fixed order. */
    public Map<String, Comparison> comparisons() {
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        add(comparisons, PromotionGate.RANDOM, new SeatPlayer(PlayerSpec.RANDOM, null));
        add(comparisons, PromotionGate.HEURISTIC, new SeatPlayer(PlayerSpec.HEURISTIC, null));
        if (search) {
            add(comparisons, PromotionGate.SEARCH, new SeatPlayer(candidate.spec(), null));
        }
        if (production.isPresent() && !inProduction()) {
            add(comparisons, PromotionGate.PRODUCTION, new SeatPlayer(candidate.spec(), production.get()));
        }
        return comparisons;
    }

    /**
     * The comparisons whose games count together: this evaluation's and those of other evaluations of the same candidate
     * with the same opponent, whatever their seeds, simulations and openings. An evaluation that is repeated until
     * chance is kind so gains nothing but more games.
     *
     * @param others the others, as they are recorded
     * @return comparisons by the opponent's name, this evaluation's first
     * @throws org.ringrift.UserError if a value of a row is unknown to this program
     */
    public Map<String, List<Comparison>> pooledWith(List<EvaluationRow> others) {
        Map<String, List<Comparison>> pool = new LinkedHashMap<>();
        comparisons().forEach((name, comparison) -> pool.put(name, new ArrayList<>(List.of(comparison))));
        for (EvaluationRow row : others) {
            of(row).comparisons().forEach((name, other) -> {
                List<Comparison> same = pool.getOrDefault(name, List.of());
                if (!same.isEmpty() && sameModel(same.get(0).opponent(), other.opponent())) {
                    same.add(other);
                }
            });
        }
        return pool;
    }

    private static boolean sameModel(SeatPlayer one, SeatPlayer other) {
        return Objects.equals(one.modelSha256(), other.modelSha256());
    }

    /** The identity of the evaluation: sha256 of everything that determines it, 64 hex digits. */
    public String id() {
        return rules.identify(ContentId.of("ringrift-evaluation-1"))
                .with("candidate", candidate.participant())
                .with("production", production.orElse("none"))
                .with("opponents", String.join(",", comparisons().keySet()))
                .with("opening", openingDecisions)
                .with("seed", seed)
                .with("games", policy.games())
                .with("gate", GateHash.of(policy))
                .sha256();
    }

    /**
     * Applies the gate. Never throws: a failure inside is a rejection.
     *
     * @param tallies results by the opponent's name
     * @return the decision
     */
    public GateDecision decide(Map<String, Tally> tallies) {
        GateDecision decision = new PromotionGate(policy.withPresetGames()).decide(() -> {
            List<OpponentResult> results = new ArrayList<>();
            tallies.forEach((name, tally) -> results.add(tally.result(name)));
            return new GateEvidence(rules.players(), production, results);
        });
        return inProduction()
                ? new GateDecision(
                        GateDecision.Verdict.REJECT,
                        decision.checks(),
                        "Rejected: the candidate is the production model already.")
                : decision;
    }

    /**
     * Where the test against the production model stands.
     *
     * @param production the result against it
     * @return what the gate's test says
     */
    public SprtResult test(Tally production) {
        return policy.production().sprt().blocks(production.blocks());
    }

    /** What the gate demands. */
    public GateDemands demands() {
        return new GateDemands(policy, rules.players());
    }

    /**
     * The results as they are recorded.
     *
     * @param tallies results by the opponent's name, one for each of {@link #comparisons}
     * @param decision what the gate made of them
     * @return one row for each opponent, in the order of {@link #comparisons}
     */
    public List<OpponentEvidence> evidence(Map<String, Tally> tallies, GateDecision decision) {
        List<OpponentEvidence> rows = new ArrayList<>();
        comparisons().forEach((name, comparison) -> rows.add(row(name, comparison, tallies.get(name), decision)));
        return List.copyOf(rows);
    }

    private OpponentEvidence row(String name, Comparison comparison, Tally tally, GateDecision decision) {
        Interval interval = tally.interval();
        SprtResult sprt = name.equals(PromotionGate.PRODUCTION) ? test(tally) : null;
        Optional<GateCheck> check = decision.checks().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        return new OpponentEvidence(
                name,
                comparison.opponent().participant(),
                comparison.seed(),
                comparison.games(),
                tally.games(),
                tally.distinct(),
                tally.wins(),
                tally.losses(),
                tally.draws(),
                interval.estimate(),
                interval.low(),
                interval.high(),
                sprt == null ? null : sprt.llr(),
                sprt == null ? null : sprt.lower(),
                sprt == null ? null : sprt.upper(),
                check.map(GateCheck::requirement).orElse("well-formed evidence"),
                check.map(GateCheck::passed).orElse(false));
    }

    private void add(Map<String, Comparison> comparisons, String name, SeatPlayer opponent) {
        long seedOfName = Seeds.mix(seed, Comparison.number(name));
        comparisons.put(
                name, new Comparison(rules, candidate, opponent, openingDecisions, seedOfName, ownGames.against(name)));
    }

    private static Rules standard(GameConfig config, Edition edition, boolean swap) {
        Rules rules = Rules.of(config).withEdition(edition);
        return swap ? rules.withSwap() : rules;
    }
}
