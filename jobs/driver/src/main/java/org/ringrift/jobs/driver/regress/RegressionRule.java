package org.ringrift.jobs.driver.regress;

import java.util.List;
import java.util.Optional;

/**
 * Judges whether a production model plays worse than the one before it: a pure function. A drop is shown by a sequential test
 * against equal strength, which may be looked at whenever there is something new, and by the estimate. Games of both against each
 * other come first; ratings, which lean on other opponents too, speak where these have shown nothing. Fails closed: too little
 * evidence, or kinds of it that contradict each other, show nothing.
 */
public final class RegressionRule {
    private static final List<Severity> WORST_FIRST =
            List.of(Severity.CRITICAL, Severity.SEVERE, Severity.MODERATE, Severity.MINOR);

    private RegressionRule() {}

    /**
     * Judges.
     *
     * @param evidence what is known
     * @return the worst severity that is shown, or why none is
     */
    public static RegressionVerdict judge(Evidence evidence) {
        Optional<HeadToHead> games = evidence.games();
        Optional<RatedPair> ratings = evidence.ratings();
        Optional<Severity> byGames = games.flatMap(RegressionRule::worst);
        if (byGames.isPresent()) {
            return ratings.filter(RatedPair::showsOpposite).isPresent()
                    ? RegressionVerdict.none(
                            "contradictory evidence: games between both say that it plays worse, ratings"
                                    + " that it plays better")
                    : RegressionVerdict.of(byGames.get(), games.get());
        }
        Optional<Severity> byRatings = ratings.flatMap(RegressionRule::worst);
        if (byRatings.isPresent()) {
            return games.filter(played -> played.refutes(byRatings.get())).isPresent()
                    ? RegressionVerdict.none("contradictory evidence: ratings say that it plays worse, games between"
                            + " both that it does not")
                    : RegressionVerdict.of(byRatings.get(), ratings.get());
        }
        return RegressionVerdict.none("no regression is shown by "
                + games.map(HeadToHead::games).orElse(0L) + " games between both and "
                + ratings.map(pair -> "ratings from " + pair.games() + " games").orElse("no ratings"));
    }

    private static Optional<Severity> worst(Strengths strengths) {
        return WORST_FIRST.stream().filter(strengths::shows).findFirst();
    }
}
