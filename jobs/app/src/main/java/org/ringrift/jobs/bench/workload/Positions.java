package org.ringrift.jobs.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ringrift.Seeds;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.FrameHistory;
import org.ringrift.player.Decider;
import org.ringrift.player.HeuristicPlayer;
import org.ringrift.player.RandomPlayer;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/**
 * Decisions from all parts of seeded games, with their history: the inputs of workloads. On the small boards every
 * second game is played by the heuristic, the others by chance; on the large ones, where heuristic games take seconds,
 * all by chance.
 */
public final class Positions {
    private static final long SEED = 1;

    /** Every how many decisions one is taken, as a part of the board's cells: ten or more a game. */
    private static final int CELLS_PER_STRIDE = 8;

    private final Rules rules;
    private final Referee referee;
    private final List<EvalRequest> taken = new ArrayList<>();

    private Positions(Rules rules) {
        this.rules = rules;
        this.referee = new Referee(rules);
    }

    /**
     * Takes positions from games.
     *
     * @param rules the games' rules
     * @param count how many, 1 or more
     * @return the same ones for the same arguments
     */
    public static Positions of(Rules rules, int count) {
        Positions positions = new Positions(rules);
        for (int game = 0; positions.taken.size() < count; game++) {
            positions.play(game, count);
        }
        return positions;
    }

    /** Whether games on this board are short enough to have the heuristic play some. */
    private boolean small() {
        return !rules.config().board().large();
    }

    private void play(int game, int count) {
        Decider decider =
                game % 2 == 1 && small() ? new HeuristicPlayer().newDecider() : new RandomPlayer().newDecider();
        long seed = Seeds.mix(SEED, game);
        int stride = rules.board().cells() / CELLS_PER_STRIDE;
        int untilNext = new SplittableRandom(seed).nextInt(stride);
        GameState state = referee.newGame();
        FrameHistory history = new FrameHistory();
        MoveList legal = new MoveList();
        while (!state.over() && taken.size() < count) {
            referee.legalMoves(state, legal);
            long move = legal.get(0);
            if (legal.size() > 1) {
                GameState[] frames = history.frames(state);
                decider.begin(frames, legal, Seeds.mix(seed, state.ply()));
                move = decider.move();
                if (untilNext-- == 0) {
                    untilNext = stride - 1;
                    take(frames, legal);
                }
                history.remember(state);
            }
            referee.apply(state, move);
        }
    }

    private void take(GameState[] frames, MoveList legal) {
        EvalRequest position = new EvalRequest();
        for (int i = 0; i < frames.length; i++) {
            position.frames[i] = frames[i] == null ? null : frames[i].copy();
        }
        position.legal.copyFrom(legal);
        taken.add(position);
    }

    /** The rules of the games. */
    public Rules rules() {
        return rules;
    }

    /** How many there are. */
    public int size() {
        return taken.size();
    }

    /** A position with the three decisions before it and its legal moves, two or more; not to be changed. */
    public EvalRequest get(int index) {
        return taken.get(index);
    }
}
