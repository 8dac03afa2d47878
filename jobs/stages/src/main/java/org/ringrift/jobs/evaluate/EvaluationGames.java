package org.ringrift.jobs.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.EvidencePool;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.play.ResolvedPlayers;
import org.ringrift.rating.PromotionGate;
import org.ringrift.rating.SprtResult.Verdict;

/**
 * Completes the games of an evaluation in steps: against fixed opponents until the result leaves no doubt or all games are played,
 * against the production model until the gate's test is decided or has taken the most games. The first look at that test is before
 * any game: where earlier evaluations of the candidate have decided it, no more games are played, so that nobody plays on until
 * luck turns. What is seen at a look are games by their index, so an evaluation that was killed comes to the same end.
 */
final class EvaluationGames {
    private final Lake lake;
    private final MatchRunner runner;

    EvaluationGames(Lake lake, MatchRunner runner) {
        this.lake = lake;
        this.runner = runner;
    }

    /**
     * All games of an evaluation.
     *
     * @param plan with the number of games that the test against the production model took
     * @param pool the evidence as it was at the last look
     * @param played what was done
     */
    record Completed(EvaluationPlan plan, EvidencePool pool, PlayedMatches played) {}

    /**
     * Plays what is missing.
     *
     * @param label what is done, for progress and for Spark's UI
     * @param asked the evaluation
     * @param players the players of all its games
     * @return the games
     * @throws org.ringrift.StageFailure if games cannot be written or counted
     */
    Completed complete(String label, EvaluationPlan asked, ResolvedPlayers players) {
        EvaluationPlan plan = asked.begun(decided(asked));
        PlayedMatches played = runner.complete(label, plan.id(), players, plan.comparisons());
        EvidencePool pool = new EvidencePool(lake, plan);
        EvaluationPlan next = next(plan, pool);
        while (!next.equals(plan)) {
            PlayedMatches more = runner.complete(label, next.id(), players, longer(plan, next));
            plan = next;
            played = played.continuedBy(more, games(plan));
            pool = new EvidencePool(lake, plan);
            next = next(plan, pool);
        }
        return new Completed(plan, pool, played);
    }

    private EvaluationPlan next(EvaluationPlan plan, EvidencePool pool) {
        return plan.continued(pool.tallies(lake.matches().version()));
    }

    /** The comparisons that have more games in the next plan. */
    private static Map<String, Comparison> longer(EvaluationPlan plan, EvaluationPlan next) {
        Map<String, Comparison> longer = new LinkedHashMap<>(next.comparisons());
        longer.entrySet().removeAll(plan.comparisons().entrySet());
        return longer;
    }

    /** Whether earlier evaluations of the candidate have decided the test against the present production model. */
    boolean decided(EvaluationPlan asked) {
        EvaluationPlan none = asked.withProductionGames(0);
        EvidencePool pool = new EvidencePool(lake, none);
        return tests(none) && !pool.evaluationIds().isEmpty() && !undecided(none, pool);
    }

    private boolean undecided(EvaluationPlan plan, EvidencePool pool) {
        return plan.test(pool.production(lake.matches().version())).verdict() == Verdict.UNDECIDED;
    }

    private static boolean tests(EvaluationPlan plan) {
        return plan.comparisons().containsKey(PromotionGate.PRODUCTION);
    }

    private static long games(EvaluationPlan plan) {
        return plan.comparisons().values().stream().mapToLong(Comparison::games).sum();
    }
}
