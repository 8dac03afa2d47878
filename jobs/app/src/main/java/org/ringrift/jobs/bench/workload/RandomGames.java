package org.ringrift.jobs.bench.workload;

import java.util.SplittableRandom;
import org.ringrift.Seeds;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/**
 * Uniform random play as the reference engine's speed was measured: all legal moves are listed at every step. A piece is
 * one whole game, a unit one of its steps.
 */
public final class RandomGames implements Workload {
    private static final long SEED = 1;

    private final String name;
    private final Referee referee;
    private final GameState start;
    private final GameState state;
    private final MoveList legal = new MoveList();
    private long games;

    /** @param rules the games' rules */
    public RandomGames(Rules rules) {
        this.name = "random play " + rules.config().key();
        this.referee = new Referee(rules);
        this.start = referee.newGame();
        this.state = referee.newGame();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "steps";
    }

    @Override
    public long run() {
        SplittableRandom random = new SplittableRandom(Seeds.mix(SEED, games++));
        long steps = 0;
        state.copyFrom(start);
        while (!state.over()) {
            referee.legalMoves(state, legal);
            referee.apply(state, legal.get(random.nextInt(legal.size())));
            steps++;
        }
        return steps;
    }
}
