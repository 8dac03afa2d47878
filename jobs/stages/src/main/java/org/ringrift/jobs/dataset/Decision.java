package org.ringrift.jobs.dataset;

import org.ringrift.jobs.lake.schema.GameMove;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;

/** A decision of a replayed game that gives a sample. Reused: its content is valid during a visit only. */
final class Decision {
    /** The position, then those before it as {@link GameReplay} chooses them, newest first; null where there was none. */
    GameState[] frames;

    /** The legal moves in canonical order. */
    MoveList legal;

    /** Place of the move that was played in the list. */
    int played;

    /** What was recorded. */
    GameMove recorded;

    /** Probability of each legal move, sum 1; may be longer than the list. */
    float[] target = new float[64];

    /** Whether the target comes from a search; else it is the move played. */
    boolean soft;

    /** The position. */
    GameState state() {
        return frames[0];
    }

    long playedMove() {
        return legal.get(played);
    }

    void ensureTarget() {
        if (target.length < legal.size()) {
            target = new float[Math.max(legal.size(), 2 * target.length)];
        }
    }
}
