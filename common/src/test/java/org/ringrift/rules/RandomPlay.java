package org.ringrift.rules;

import java.util.SplittableRandom;

/**
 * A game played by chance, one move at a time: ask for the legal moves, draw one, play it. The same rules, style and
 * seed give the same game.
 */
public final class RandomPlay {
    /** What chance prefers. Uniform play rarely meets the corners of the rules; the others look for them. */
    public enum Style {
        /** Every legal move is equally likely. */
        UNIFORM,
        /** Captures whatever it can: few tall mixed stacks, seats without a stack, recoveries. */
        HUNTER,
        /** Puts rings on foreign stacks and skips placements: buried colours, strikes, forced eliminations. */
        BURIER,
        /** Spreads markers by single rings and short walks: lines, over-length lines, territory. */
        BUILDER;

        private int weight(GameState state, long move) {
            MoveType type = Move.type(move);
            return switch (this) {
                case UNIFORM -> 1;
                case HUNTER ->
                    switch (type) {
                        case OVERTAKING_CAPTURE, CONTINUE_CAPTURE -> 60;
                        case SKIP_PLACEMENT, SWAP_SIDES -> 100;
                        case RECOVERY_STRIKE, RECOVERY_LINE_WINDOW, RECOVERY_LINE_ALL -> 10;
                        case SKIP_RECOVERY -> 5;
                        default -> 2;
                    };
                case BURIER ->
                    switch (type) {
                        case PLACE_RING -> foreign(state, Move.to(move)) ? 200 : 1;
                        case OVERTAKING_CAPTURE, CONTINUE_CAPTURE -> 20;
                        case SKIP_PLACEMENT, SKIP_RECOVERY, RECOVERY_FALLBACK -> 10;
                        case SKIP_TERRITORY -> 30;
                        case SWAP_SIDES -> 300;
                        default -> 3;
                    };
                case BUILDER ->
                    switch (type) {
                        case PLACE_RING -> Move.count(move) == 1 ? 20 : 1;
                        case MOVE_STACK -> state.board().distance(Move.from(move), Move.to(move)) == 1 ? 30 : 2;
                        case OVERTAKING_CAPTURE -> 1;
                        case SKIP_CAPTURE -> 40;
                        case CHOOSE_TERRITORY -> 10;
                        default -> 5;
                    };
            };
        }

        private static boolean foreign(GameState state, int cell) {
            return state.stackOwner(cell) != 0 && state.stackOwner(cell) != state.seat();
        }
    }

    private final Referee referee;
    private final Style style;
    private final SplittableRandom random;
    private final GameState state;
    private final MoveList legal = new MoveList();

    /** A new game. */
    public RandomPlay(Rules rules, Style style, long seed) {
        this.referee = new Referee(rules);
        this.style = style;
        this.random = new SplittableRandom(seed);
        this.state = referee.newGame();
        referee.legalMoves(state, legal);
    }

    /** A number of the rules for deriving seeds, the same in every run. */
    public static long number(Rules rules) {
        String text = rules.config().key() + rules.edition().key() + rules.swap() + rules.ringsPerPlayer();
        return text.hashCode();
    }

    /** The current position, changed by {@link #play}. */
    public GameState state() {
        return state;
    }

    /** The legal moves of the current position, changed by {@link #play}. */
    public MoveList legal() {
        return legal;
    }

    /** Whether the game has ended. */
    public boolean over() {
        return state.over();
    }

    /** Draws a legal move in the manner of the style. */
    public long draw() {
        long total = 0;
        for (int i = 0; i < legal.size(); i++) {
            total += style.weight(state, legal.get(i));
        }
        long left = random.nextLong(total);
        int i = 0;
        for (left -= style.weight(state, legal.get(0)); left >= 0; left -= style.weight(state, legal.get(i))) {
            i++;
        }
        return legal.get(i);
    }

    /** Draws a number from 0 below a bound, for choices of the test itself. */
    public int draw(int bound) {
        return random.nextInt(bound);
    }

    /** Plays a legal move. */
    public void play(long move) {
        referee.apply(state, move);
        referee.legalMoves(state, legal);
    }

    /** Draws and plays until the game is over, at most a number of moves. */
    public RandomPlay playOn(int most) {
        for (int i = 0; i < most && !over(); i++) {
            play(draw());
        }
        return this;
    }
}
