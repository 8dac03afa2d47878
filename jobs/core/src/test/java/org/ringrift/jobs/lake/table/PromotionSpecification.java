package org.ringrift.jobs.lake.table;

import static org.ringrift.jobs.lake.table.PromotionQuestion.DONE;
import static org.ringrift.jobs.lake.table.PromotionQuestion.THERE_ALREADY;
import static org.ringrift.jobs.lake.table.PromotionQuestion.TOO_LATE;

import java.util.Optional;
import org.ringrift.jobs.linear.Specification;

/** Promotions by leaders of epochs: once a newer one has raised the fence an older one changes nothing, and sequences have no gaps. */
public final class PromotionSpecification
        implements Specification<PromotionSpecification.State, PromotionQuestion, Long> {
    /** The newest epoch that has raised the fence, and the newest promotion. */
    public record State(long fence, long sequence) {}

    @Override
    public State initial() {
        return new State(0, 0);
    }

    @Override
    public Optional<State> step(State state, PromotionQuestion question, Long answer) {
        boolean late = question.epoch() < state.fence();
        boolean next = question.sequence() == state.sequence() + 1;
        return switch (question.ask()) {
            case LATEST -> when(answer, state.sequence(), state);
            case RAISE ->
                late
                        ? when(answer, TOO_LATE, state)
                        : when(answer, DONE, new State(question.epoch(), state.sequence()));
            case PROMOTE ->
                late
                        ? when(answer, TOO_LATE, state)
                        : next
                                ? when(answer, DONE, new State(state.fence(), question.sequence()))
                                : when(answer, THERE_ALREADY, state);
        };
    }

    /** An answer that was not heard may have been any. */
    private static Optional<State> when(Long answer, long right, State then) {
        return answer == null || answer == right ? Optional.of(then) : Optional.empty();
    }
}
