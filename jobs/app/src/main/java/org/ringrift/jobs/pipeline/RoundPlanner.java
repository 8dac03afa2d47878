package org.ringrift.jobs.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ringrift.board.BoardType;

/**
 * Spends a budget of time on rounds. All rounds are about equally long, a twentieth of the budget: a net is replaced twenty times,
 * and each time by one that has seen games of its own strength. Where evaluation takes long, rounds are longer and fewer, so that
 * most of the time goes into games and training. The first learns from its games twice, later ones once
 * from the games of four rounds, so that a sample is learned from about four times (KataGo's SelfplayTraining.md names the
 * same number as its limit). A pure function of what was measured.
 */
final class RoundPlanner {
    /** Rounds in a budget, as long as none is shorter or longer than the following. */
    static final int ROUNDS = 20;

    static final double SHORTEST_SECONDS = 60;
    static final double LONGEST_SECONDS = 1800;

    /** A round is at least so many times as long as what in it is neither games nor training: evaluation above all. */
    private static final double OTHER_TIMES = 3;

    /** There are at least so many rounds, however long evaluation takes. */
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

    /** @param budgetSeconds all the time there is */
    RoundPlanner(double budgetSeconds) {
        this.budget = budgetSeconds;
    }

    /** Simulations for a decision: more where there is time for enough games with them. */
    static int simulations(Duration budget, BoardType board) {
        return budget.compareTo(LONG_BUDGET) >= 0 ? simulations(board) : FEW_SIMULATIONS;
    }

    /** The same where time does not press. */
    static int simulations(BoardType board) {
        boolean small = board == BoardType.SQUARE8 || board == BoardType.HEX8;
        return small ? MANY_SIMULATIONS : FEW_SIMULATIONS;
    }

    /**
     * The size of the next round.
     *
     * @param spentSeconds time that earlier rounds took
     * @param games of the earlier rounds, in their order
     * @param cost what a round is expected to take: of any size, at the rates of today
     * @param samplesPerGame samples that a game gives
     * @return its size; empty if too little time is left for one
     */
    Optional<RoundSize> next(double spentSeconds, List<Integer> games, RoundCost cost, double samplesPerGame) {
        double usual = usualSeconds(cost.otherSeconds());
        double left = budget - spentSeconds;
        // What would be left over for a round of its own lengthens the last one.
        double length = left < 1.5 * usual ? left : usual;
        boolean first = games.isEmpty();
        if (length < usual / 2 && !first) {
            return Optional.empty();
        }
        int earlier = games.stream()
                .skip(Math.max(0, games.size() - WINDOW_ROUNDS + 1))
                .mapToInt(Integer::intValue)
                .sum();
        int fits = 0;
        int tooMany = MOST_GAMES + 1;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) >>> 1;
            if (cost.seconds(size(middle, earlier, first), samplesPerGame) <= length) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        if (fits < FEWEST_GAMES) {
            return first ? Optional.of(size(FEWEST_GAMES, 0, true)) : Optional.empty();
        }
        return Optional.of(size(fits, earlier, first));
    }

    private double usualSeconds(double otherSeconds) {
        double worthIt = Math.min(OTHER_TIMES * otherSeconds, budget / FEWEST_ROUNDS);
        double part = Math.max(budget / ROUNDS, SHORTEST_SECONDS);
        return Math.min(Math.max(part, worthIt), LONGEST_SECONDS);
    }

    /** A small round behind large ones does not learn from all of these: each new game pays for the steps of four. */
    private static RoundSize size(int games, int earlier, boolean first) {
        int window = (int) Math.min(earlier + (long) games, (long) WINDOW_ROUNDS * games);
        return new RoundSize(games, window, first ? FIRST_EPOCHS : LATER_EPOCHS);
    }
}
