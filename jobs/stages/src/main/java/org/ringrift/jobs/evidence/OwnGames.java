package org.ringrift.jobs.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rating.PromotionGate;
import org.ringrift.rating.SprtResult.Verdict;

/**
 * How many games of its own an evaluation has against each opponent, whether it is one of the candidate's opponents or not.
 *
 * @param byOpponent numbers in whole groups by the opponent's name in {@link PromotionGate}
 */
public record OwnGames(Map<String, Integer> byOpponent) {
    private static final List<String> FIXED =
            List.of(PromotionGate.RANDOM, PromotionGate.HEURISTIC, PromotionGate.SEARCH);

    /** Copies the map. */
    public OwnGames {
        byOpponent = Map.copyOf(byOpponent);
    }

    private static OwnGames of(long fixed, int production, int players) {
        Map<String, Integer> games = new HashMap<>();
        FIXED.forEach(name -> games.put(name, whole(fixed, players)));
        games.put(PromotionGate.PRODUCTION, production);
        return new OwnGames(games);
    }

    /** More games than a comparison may have stay too many, for it to refuse. */
    private static int whole(long games, int players) {
        return (int) Math.min((games + players - 1) / players * players, Integer.MAX_VALUE);
    }

    /** As many as there may be. */
    static OwnGames most(GatePolicy policy, int players) {
        return of(policy.games(), policy.production().most(players), players);
    }

    /**
     * As many as there are when results are looked at first.
     *
     * @param decided whether earlier evaluations of the candidate have decided the test against the production model, so that
     *     it is not played on
     */
    static OwnGames first(GatePolicy policy, int players, boolean decided) {
        return of(policy.fewest(), decided ? 0 : policy.production().nextLook(players, 0), players);
    }

    /** As many as a recorded evaluation had. */
    static OwnGames recorded(EvaluationRow row, GatePolicy policy, int players) {
        OwnGames games = most(policy, players);
        for (OpponentEvidence opponent : row.opponents()) {
            // Before tests were sequential there were as many games against the production model as against the others.
            int own = opponent.ownGames() == null ? whole(row.requiredGames(), players) : opponent.ownGames();
            games = games.with(opponent.name(), own);
        }
        return games;
    }

    /** Number of games against an opponent. */
    int against(String opponent) {
        return byOpponent.get(opponent);
    }

    /** The same with another number of games against an opponent. */
    OwnGames with(String opponent, int games) {
        Map<String, Integer> changed = new HashMap<>(byOpponent);
        changed.put(opponent, games);
        return new OwnGames(changed);
    }

    /**
     * As many as results ask for: all against a fixed opponent where there is a doubt, and those to the next look of the test
     * against the production model.
     *
     * @param policy the gate
     * @param players seats of a game
     * @param tallies results so far by the opponent's name, of those that there are
     * @return the same numbers if no more games are needed
     */
    OwnGames next(GatePolicy policy, int players, Map<String, Tally> tallies) {
        OwnGames next = this;
        for (Map.Entry<String, Tally> result : tallies.entrySet()) {
            next = next.with(result.getKey(), next(result.getKey(), result.getValue(), policy, players));
        }
        return next;
    }

    private int next(String opponent, Tally tally, GatePolicy policy, int players) {
        int played = against(opponent);
        if (!opponent.equals(PromotionGate.PRODUCTION)) {
            boolean sure = new PromotionGate(policy).leavesNoDoubt(tally.result(opponent), players);
            return sure ? played : whole(policy.games(), players);
        }
        boolean decided = policy.production().sprt().blocks(tally.blocks()).verdict() != Verdict.UNDECIDED;
        return decided || played >= policy.production().most(players)
                ? played
                : policy.production().nextLook(players, played);
    }
}
