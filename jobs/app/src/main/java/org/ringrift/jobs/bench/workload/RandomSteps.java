package org.ringrift.jobs.bench.workload;

import java.util.SplittableRandom;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/** Random play one step at a time, game after game with one source of chance: shows what a step itself allocates. */
public final class RandomSteps implements Workload {
    private static final long SEED = 1;

    private final String name;
    private final Referee referee;
    private final GameState start;
    private final GameState state;
    private final MoveList legal = new MoveList();
    private final SplittableRandom random = new SplittableRandom(SEED);

    /** @param rules the games' rules */
    public RandomSteps(Rules rules) {
        this.name = "random step " + rules.config().key();
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
        if (state.over()) {
            state.copyFrom(start);
        }
        referee.legalMoves(state, legal);
        referee.apply(state, legal.get(random.nextInt(legal.size())));
        return 1;
    }
}
