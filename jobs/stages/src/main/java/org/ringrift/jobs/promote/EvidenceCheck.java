package org.ringrift.jobs.promote;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.EvidencePool;
import org.ringrift.jobs.evidence.GateHash;
import org.ringrift.jobs.evidence.Tally;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.rating.GateDecision;

/** Checks from the tables that an evaluation justifies a promotion, as if nobody had checked before. */
final class EvidenceCheck {
    private static final String PROMOTE_VERDICT = "promote";

    private final Lake lake;
    private final EvaluationRow evaluation;

    EvidenceCheck(Lake lake, EvaluationRow evaluation) {
        this.lake = lake;
        this.evaluation = evaluation;
    }

    /**
     * What was found true.
     *
     * @param model row of the candidate
     * @param reason why it may be promoted, one sentence
     */
    record Verified(ModelRow model, String reason) {}

    /**
     * Makes all checks.
     *
     * @param production sha256 of the present production model, if there is one
     * @return what justifies the promotion
     * @throws RuntimeException if anything is not as it must be; its message says what
     */
    Verified verify(Optional<String> production) {
        requireFresh(production);
        EvaluationPlan plan = EvaluationPlan.of(evaluation);
        require(
                GateHash.of(plan.policy()).equals(evaluation.configHash()),
                "the gates of preset " + evaluation.policy() + " have changed since. Evaluate again");
        require(
                plan.id().equals(evaluation.evaluationId()),
                "its row is not what its identity says. Restore table evaluations or evaluate again");
        int most = plan.policy().production().most(plan.rules().players());
        require(
                plan.productionGames() >= 0 && plan.productionGames() <= most,
                "its row tells of " + plan.productionGames()
                        + " games against the production model, of which there may be " + most
                        + ". Restore table evaluations or evaluate again");
        ModelRow model = new ModelCheck(lake, evaluation.configKey()).require(evaluation.candidate());
        GateDecision decision = recount(plan);
        require(decision.verdict() == GateDecision.Verdict.PROMOTE, "it was " + inSentence(decision.reason()));
        require(evaluation.verdict().equals(PROMOTE_VERDICT), "it was " + inSentence(evaluation.reason()));
        return new Verified(model, decision.reason());
    }

    private void requireFresh(Optional<String> production) {
        if (!production.equals(Optional.ofNullable(evaluation.production()))) {
            throw refusal("its evidence is stale, the production model was "
                    + name(Optional.ofNullable(evaluation.production())) + " and is " + name(production)
                    + " now. Evaluate again");
        }
    }

    /** Counts what the row claims, then decides by all that is recorded by now: a later evaluation counts too. */
    private GateDecision recount(EvaluationPlan plan) {
        EvidencePool now = new EvidencePool(lake, plan);
        EvidencePool then = now.of(Optional.ofNullable(evaluation.pooled()).orElse(List.of()));
        Map<String, Tally> tallies = asCounted(then);
        GateDecision decision = plan.decide(tallies);
        List<OpponentEvidence> counted = plan.evidence(tallies, decision);
        List<OpponentEvidence> recorded = evaluation.opponents();
        require(
                counted.size() == recorded.size()
                        && IntStream.range(0, counted.size())
                                .allMatch(i -> recorded.get(i).agreesWith(counted.get(i))),
                "the games in version " + countedVersion()
                        + " of table matches give other numbers than its row. Restore the tables or evaluate again");
        return now.evaluationIds().equals(then.evaluationIds())
                ? decision
                : plan.decide(now.tallies(lake.matches().version()));
    }

    private Map<String, Tally> asCounted(EvidencePool pool) {
        try {
            return pool.tallies(countedVersion());
        } catch (UserError unreadable) {
            throw new UserError(
                    "Cannot promote by evaluation " + evaluation.evaluationId()
                            + ", whose games were counted in version "
                            + evaluation.matchesVersion() + " of table matches: " + inSentence(unreadable.getMessage())
                            + ". Evaluate again with another --seed.",
                    unreadable);
        }
    }

    /** An evaluation of another warehouse means a version of that one: its games are those that came here with it. */
    private long countedVersion() {
        return evaluation.origin() == null
                ? evaluation.matchesVersion()
                : lake.matches().version();
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw refusal(otherwise);
        }
    }

    private StageFailure refusal(String why) {
        return new StageFailure("Cannot promote by evaluation " + evaluation.evaluationId() + ": " + why + ".");
    }

    private static String name(Optional<String> model) {
        return model.orElse("none");
    }

    private static String inSentence(String reason) {
        String text = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
