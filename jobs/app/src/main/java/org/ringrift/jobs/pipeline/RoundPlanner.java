package org.ringrift.jobs.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ringrift.board.BoardType;

/**
 * Spends a budget of time on rounds. All rounds are about equally long, a twentieth of the budget: a net is replaced twenty times,
 * and each time by one that has seen games of its own strength. Where evaluation takes long, not every candidate is evaluated, so
 * that most of the time goes into games and training. The first learns from its games twice, later ones once
 * from the games of four rounds, so that a sample is learned from about four times (KataGo's SelfplayTraining.md names the
 * same number as its limit). A pure function of what was measured.
 */
final class RoundPlanner {
    /** Rounds in a budget, as long as none is shorter or longer than the following. */
    static final int ROUNDS = 20;

    static final double SHORTEST_SECONDS = 60;
    static final double LONGEST_SECONDS = 1800;

    /** What is neither games nor training takes at most so much of the time. */
    private static final double OTHER_SHARE = 1.0 / 3;

    /** At most so much of the time lies between the stages: evaluation gets the other half of that share. */
    private static final double BETWEEN_SHARE = OTHER_SHARE / 2;

    /** There are at least so many rounds, however long they then take. */
    private static final double FEWEST_ROUNDS = 3;

    /** Rounds whose games are learned from. */
    static final int WINDOW_ROUNDS = 4;

    static final int FIRST_EPOCHS = 2;
    static final int LATER_EPOCHS = 1;
    private static final int FEWEST_GAMES = 20;
    private static final int MOST_GAMES = 1_000_000;

    /** A search of fewer simulations is as good a teacher to a net that is still far below it. */
    private static final int FEW_SIMULATIONS = 32;

    private static final int MANY_SIMULATIONS = 64;
    private static final Duration LONG_BUDGET = Duration.ofMinutes(20);

    private final double budget;
    private final boolean evaluatesAll;

    /**
     * @param budgetSeconds all the time there is
     * @param evaluatesAll whether every candidate is evaluated, however long that takes: rounds then are longer and fewer
     */
    RoundPlanner(double budgetSeconds, boolean evaluatesAll) {
        this.budget = budgetSeconds;
        this.evaluatesAll = evaluatesAll;
    }

    /**
     * Where a pipeline stands.
     *
     * @param spentSeconds time that earlier rounds took
     * @param games of the earlier rounds, in their order
     * @param unevaluated rounds since the last one whose candidate was evaluated
     * @param production whether there is a production model
     */
    record Standing(double spentSeconds, List<Integer> games, int unevaluated, boolean production) {
        /** Copies the list. */
        Standing {
            games = List.copyOf(games);
        }
    }

    /** Simulations for a decision: more where there is time for enough games with them. */
    static int simulations(Duration budget, BoardType board) {
        return budget.compareTo(LONG_BUDGET) >= 0 ? simulations(board) : FEW_SIMULATIONS;
    }

    /** The same where time does not press. */
    static int simulations(BoardType board) {
        return board.large() ? FEW_SIMULATIONS : MANY_SIMULATIONS;
    }

    /**
     * The size of the next round. What an evaluation takes is shared by the rounds whose gain it judges, so that rounds have about
     * as many games whether they are evaluated or not. The last candidate is evaluated.
     *
     * @param standing where the pipeline stands
     * @param cost what a round is expected to take: of any size, at the rates of today
     * @param samplesPerGame samples that a game gives
     * @return its size; empty if too little time is left for one
     */
    Optional<RoundSize> next(Standing standing, RoundCost cost, double samplesPerGame) {
        double usual = usualSeconds(cost);
        double evaluation = cost.evaluateSeconds();
        double room = Math.max(OTHER_SHARE * usual - cost.otherSeconds(), BETWEEN_SHARE * usual);
        int every = evaluatesAll ? 1 : (int) Math.max(1, Math.ceil(evaluation / room));
        double without = usual - evaluation / every;
        double with = without + evaluation;

        boolean first = standing.games().isEmpty();
        // Until there is a production model no net plays, so a candidate is worth nothing unless it is evaluated.
        boolean due = !standing.production() || standing.unevaluated() + 1 >= every;
        double left = budget - standing.spentSeconds();
        // What would be left over for an evaluated round of its own lengthens the last one.
        boolean last = left - (due ? with : without) < with - usual / 2;
        boolean needed = first || standing.unevaluated() > 0;
        if (left < with - usual / 2 && !needed) {
            return Optional.empty();
        }
        boolean evaluated = last || due;
        double length = last ? left : due ? with : without;
        int earlier = standing.games().stream()
                .skip(Math.max(0, standing.games().size() - WINDOW_ROUNDS + 1))
                .mapToInt(Integer::intValue)
                .sum();
        int fits = 0;
        int tooMany = MOST_GAMES + 1;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >>> 1;
            if (cost.seconds(size(middle, earlier, first, evaluated), samplesPerGame) <= length) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits < FEWEST_GAMES && last && !needed
                ? Optional.empty()
                : Optional.of(size(Math.max(fits, FEWEST_GAMES), earlier, first, evaluated));
    }

    private double usualSeconds(RoundCost cost) {
        double needed = evaluatesAll
                ? (cost.otherSeconds() + cost.evaluateSeconds()) / OTHER_SHARE
                : cost.otherSeconds() / BETWEEN_SHARE;
        double worthIt = Math.min(needed, budget / FEWEST_ROUNDS);
        double part = Math.max(budget / ROUNDS, SHORTEST_SECONDS);
        return Math.min(Math.max(part, worthIt), LONGEST_SECONDS);
    }

    /** A small round behind large ones does not learn from all of these: each new game pays for the steps of four. */
    private static RoundSize size(int games, int earlier, boolean first, boolean evaluated) {
        int window = (int) Math.min(earlier + (long) games, (long) WINDOW_ROUNDS * games);
        return new RoundSize(games, window, first ? FIRST_EPOCHS : LATER_EPOCHS, evaluated);
    }
}
