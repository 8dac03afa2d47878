package org.ringrift.jobs.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.rating.PromotionGate;

/**
 * Counts the games of an evaluation together with those of the other evaluations of its candidate. A candidate that is
 * tried again with other seeds would otherwise get another chance each time to pass by luck.
 */
public final class EvidencePool {
    private final Lake lake;
    private final EvaluationPlan plan;
    private final List<EvaluationRow> others;

    /**
     * Finds the other evaluations that are recorded now, under the same rules.
     *
     * @param lake where they are
     * @param plan the evaluation, which need not be recorded yet
     * @throws org.ringrift.UserError if a value of a row is unknown to this program
     */
    public EvidencePool(Lake lake, EvaluationPlan plan) {
        this(lake, plan, recorded(lake, plan));
    }

    private EvidencePool(Lake lake, EvaluationPlan plan, List<EvaluationRow> others) {
        this.lake = lake;
        this.plan = plan;
        this.others = List.copyOf(others);
    }

    private static List<EvaluationRow> recorded(Lake lake, EvaluationPlan plan) {
        String id = plan.id();
        return lake
                .evaluations()
                .ofCandidate(plan.rules().config().key(), plan.candidate().modelSha256())
                .stream()
                .filter(row -> !row.evaluationId().equals(id))
                .filter(row -> EvaluationPlan.of(row).rules().equals(plan.rules()))
                .toList();
    }

    /**
     * The part of this pool that an earlier decision has seen.
     *
     * @param evaluationIds the other evaluations then
     * @return the pool of that time; smaller than was named if an evaluation is not there any more
     */
    public EvidencePool of(List<String> evaluationIds) {
        Set<String> named = Set.copyOf(evaluationIds);
        return new EvidencePool(
                lake,
                plan,
                others.stream()
                        .filter(row -> named.contains(row.evaluationId()))
                        .toList());
    }

    /** Identities of the other evaluations, ascending. */
    public List<String> evaluationIds() {
        return others.stream().map(EvaluationRow::evaluationId).toList();
    }

    /**
     * Counts.
     *
     * @param version version of {@code matches} to read
     * @return the results by the opponent's name, in the order of {@link EvaluationPlan#comparisons}
     * @throws org.ringrift.StageFailure if a game is missing, or is not the one that was planned
     */
    public Map<String, Tally> tallies(long version) {
        return new MatchTally(lake, version).tallies(plan.pooledWith(others));
    }

    /**
     * Counts the games against the production model alone.
     *
     * @param version version of {@code matches} to read
     * @return the result
     * @throws org.ringrift.StageFailure if a game is missing, or is not the one that was planned
     */
    public Tally production(long version) {
        List<Comparison> pool = plan.pooledWith(others).get(PromotionGate.PRODUCTION);
        return new MatchTally(lake, version)
                .tallies(Map.of(PromotionGate.PRODUCTION, pool))
                .get(PromotionGate.PRODUCTION);
    }
}
