package org.ringrift.jobs.linear;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for an order of the operations of a history in which every answer is right, and in which no operation stands before one that
 * had ended when it began (Wing and Gong's search, with Lowe's memory of what was tried). The search is bounded, since it may take
 * exponentially long.
 */
public final class Linearizability {
    private Linearizability() {}

    /** What a search came to. */
    public enum Verdict {
        /** There is such an order. */
        LINEARIZABLE,
        /** There is none. */
        VIOLATED,
        /** None was found within the bound. */
        UNDECIDED
    }

    /**
     * What was found.
     *
     * @param verdict whether there is an order
     * @param order the order; without one the longest begin of one, whose next operation is wrong
     */
    public record Finding<I, O>(Verdict verdict, List<Operation<I, O>> order) {}

    /** What was tried: these operations are done, and have led to this state. */
    private record Tried<S>(BitSet done, S state) {}

    /**
     * Checks a history.
     *
     * @param history in any order
     * @param specification what would be right
     * @param bound how many different situations are looked at
     * @return what was found
     * @throws IllegalArgumentException if an operation ends before it begins, or a process does two things at once
     */
    public static <S, I, O> Finding<I, O> check(
            List<Operation<I, O>> history, Specification<S, I, O> specification, int bound) {
        List<Operation<I, O>> operations = history.stream()
                .sorted(Comparator.comparingLong(Operation::began))
                .toList();
        requireOneAtATime(operations);
        return new Search<>(operations, specification, bound).run();
    }

    private static <I, O> void requireOneAtATime(List<Operation<I, O>> operations) {
        for (int i = 0; i < operations.size(); i++) {
            Operation<I, O> one = operations.get(i);
            if (one.ended() < one.began()) {
                throw new IllegalArgumentException("Cannot check " + one + ": it ends before it begins.");
            }
            Optional<Operation<I, O>> before = operations.subList(0, i).stream()
                    .filter(other -> other.process() == one.process() && other.ended() > one.began())
                    .findFirst();
            if (before.isPresent()) {
                throw new IllegalArgumentException(
                        "Cannot check " + one + ": its process was not done with " + before.get() + ".");
            }
        }
    }

    /** One search. */
    private static final class Search<S, I, O> {
        private final List<Operation<I, O>> operations;
        private final Specification<S, I, O> specification;
        private final int bound;
        private final Set<Tried<S>> tried = new HashSet<>();
        private List<Operation<I, O>> longest = List.of();

        /** A situation on the way: what may come next is tried from there, one after the other. */
        private final class Situation {
            private final BitSet done;
            private final S state;
            private int next;

            Situation(BitSet done, S state) {
                this.done = done;
                this.state = state;
            }
        }

        Search(List<Operation<I, O>> operations, Specification<S, I, O> specification, int bound) {
            this.operations = operations;
            this.specification = specification;
            this.bound = bound;
        }

        Finding<I, O> run() {
            List<Situation> path = new ArrayList<>(List.of(new Situation(new BitSet(), specification.initial())));
            List<Operation<I, O>> order = new ArrayList<>();
            while (!path.isEmpty()) {
                Situation here = path.get(path.size() - 1);
                if (isEnd(here.done)) {
                    return new Finding<>(Verdict.LINEARIZABLE, List.copyOf(order));
                }
                Optional<Situation> further = further(here, order);
                if (further.isPresent()) {
                    path.add(further.get());
                    longest = order.size() > longest.size() ? List.copyOf(order) : longest;
                } else {
                    path.remove(path.size() - 1);
                    if (!order.isEmpty()) {
                        order.remove(order.size() - 1);
                    }
                }
                if (tried.size() > bound) {
                    return new Finding<>(Verdict.UNDECIDED, longest);
                }
            }
            return new Finding<>(Verdict.VIOLATED, longest);
        }

        /** The next situation that was not tried yet; the operation that leads there is added to the order. */
        private Optional<Situation> further(Situation here, List<Operation<I, O>> order) {
            long firstEnd = firstEnd(here.done);
            while (here.next < operations.size()) {
                int number = here.next++;
                Operation<I, O> operation = operations.get(number);
                if (operation.began() > firstEnd) {
                    return Optional.empty(); // an operation had ended that would come behind it
                }
                if (!here.done.get(number)) {
                    Optional<S> state = specification.step(here.state, operation.input(), operation.output());
                    BitSet done = (BitSet) here.done.clone();
                    done.set(number);
                    if (state.isPresent() && tried.add(new Tried<>(done, state.get()))) {
                        order.add(operation);
                        return Optional.of(new Situation(done, state.get()));
                    }
                }
            }
            return Optional.empty();
        }

        private long firstEnd(BitSet done) {
            long first = Long.MAX_VALUE;
            for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
                first = Math.min(first, operations.get(i).ended());
            }
            return first;
        }

        /** Operations without an answer need not have happened. */
        private boolean isEnd(BitSet done) {
            for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
                if (!operations.get(i).unknown()) {
                    return false;
                }
            }
            return true;
        }
    }
}
