package org.ringrift.jobs.linear;

import java.util.Optional;

/**
 * What would be right if one thing happened after the other.
 *
 * @param <S> state, a value with {@code equals} and {@code hashCode}
 * @param <I> what is asked for
 * @param <O> what is heard
 */
public interface Specification<S, I, O> {
    /** Before anything happened. */
    S initial();

    /**
     * One step.
     *
     * @param state before
     * @param input what was asked for
     * @param output what was heard; null if that is not known, and it took effect
     * @return the state afterwards; empty if the answer is wrong in that state
     */
    Optional<S> step(S state, I input, O output);
}
