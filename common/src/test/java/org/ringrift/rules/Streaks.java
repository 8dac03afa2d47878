package org.ringrift.rules;

/** Sets the record of exclusive rounds in positions for tests. */
public final class Streaks {
    private Streaks() {}

    /** A seat has been alone in having real actions for a number of complete rounds. */
    public static GameState exclusiveRounds(GameState state, int seat, int rounds) {
        state.lpsCandidate = seat;
        state.lpsCount = rounds;
        return state;
    }
}
