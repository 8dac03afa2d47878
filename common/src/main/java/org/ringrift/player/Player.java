package org.ringrift.player;

import org.ringrift.eval.Evaluator;

/** A way to play, shared by all games in which it sits. */
public interface Player extends AutoCloseable {
    /** The specification that makes this player again, such as {@code gumbel:sims=64}. */
    String spec();

    /** The sha256 of the net that it uses, or null without one. */
    String modelSha256();

    /** A new thinker for one game. */
    Decider newDecider();

    /** What evaluates the requests of its deciders, or null if they never ask. */
    Evaluator evaluator();

    @Override
    void close();
}
