package org.ringrift.parity;

import java.util.SplittableRandom;
import org.ringrift.Seeds;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/** Uniform random play as the reference engine's speed was measured: all legal moves are listed at every step. */
public final class RandomPlay {
    private static final long SEED = 1;

    private RandomPlay() {}

    /**
     * How fast games were played.
     *
     * @param configKey configuration
     * @param games whole games played, 1 or more
     * @param steps moves in them
     * @param seconds wall time
     */
    public record Speed(String configKey, long games, long steps, double seconds) {}

    /**
     * Plays whole games on this thread until the time is over.
     *
     * @param rules the game
     * @param seconds time to play for, above 0; the game under way is finished
     * @return the speed
     */
    public static Speed measure(Rules rules, double seconds) {
        Referee referee = new Referee(rules);
        GameState start = referee.newGame();
        GameState state = referee.newGame();
        MoveList legal = new MoveList();
        long began = System.nanoTime();
        long games = 0;
        long steps = 0;
        long elapsed;
        do {
            SplittableRandom random = new SplittableRandom(Seeds.mix(SEED, games));
            state.copyFrom(start);
            while (!state.over()) {
                referee.legalMoves(state, legal);
                referee.apply(state, legal.get(random.nextInt(legal.size())));
                steps++;
            }
            games++;
            elapsed = System.nanoTime() - began;
        } while (elapsed < seconds * 1e9);
        return new Speed(rules.config().key(), games, steps, elapsed / 1e9);
    }
}
