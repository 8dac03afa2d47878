package org.ringrift.search;

import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/** A random game that stops at decisions and remembers the frames of the one it stands at. */
public final class Walk {
    final Referee referee;
    public final GameState[] frames = new GameState[EvalRequest.FRAMES];
    public final MoveList legal = new MoveList();
    private final SplittableRandom random;
    private GameState state;

    Walk(Rules rules, long seed) {
        referee = new Referee(rules);
        random = new SplittableRandom(seed);
        state = referee.newGame();
        arrive();
    }

    public static Walk of(String config, long seed) {
        return new Walk(Rules.of(GameConfig.parse(config)), seed);
    }

    /** Plays random moves until a decision meets a condition; a finished game is followed by a new one. */
    Walk until(Predicate<Walk> condition) {
        do {
            step();
        } while (!condition.test(this));
        return this;
    }

    Walk decisions(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
        return this;
    }

    private void step() {
        play(legal.get(random.nextInt(legal.size())));
    }

    /** Plays a legal move and stops at the decision behind it. */
    Walk play(long move) {
        referee.apply(state, move);
        arrive();
        return this;
    }

    private void arrive() {
        while (true) {
            if (state.over()) {
                state = referee.newGame();
                frames[0] = null;
                frames[1] = null;
                frames[2] = null;
            }
            referee.legalMoves(state, legal);
            if (legal.size() > 1) {
                break;
            }
            referee.apply(state, legal.get(0));
        }
        System.arraycopy(frames, 0, frames, 1, frames.length - 1);
        frames[0] = state.copy();
    }

    /** The position behind a move: the next decision or the end of the game. */
    GameState after(long move) {
        GameState next = frames[0].copy();
        MoveList moves = new MoveList();
        referee.apply(next, move);
        referee.legalMoves(next, moves);
        while (moves.size() == 1) {
            referee.apply(next, moves.get(0));
            referee.legalMoves(next, moves);
        }
        return next;
    }

    /** Whether a move ends the game with a victory of the seat to move. */
    boolean wins(long move) {
        return after(move).winner() == frames[0].seat();
    }

    int winningMoves() {
        int count = 0;
        for (int i = 0; i < legal.size(); i++) {
            count += wins(legal.get(i)) ? 1 : 0;
        }
        return count;
    }
}
