package org.ringrift.jobs.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.linear.Linearizability.Finding;
import org.ringrift.jobs.linear.Linearizability.Verdict;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class LinearizabilityTest {
    private static final int BOUND = 100_000;
    private static final long NEVER = Long.MAX_VALUE;

    /** A number that is read, or set if it is what one thinks. */
    private sealed interface Ask {}

    private record Read() implements Ask {}

    private record Change(int from, int to) implements Ask {}

    /** Answers are the number that was read, or 1 for changed and 0 for not. */
    private static final Specification<Integer, Ask, Integer> NUMBER = new Specification<>() {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Optional<Integer> step(Integer state, Ask input, Integer output) {
            if (input instanceof Change change) {
                boolean changes = state == change.from();
                boolean right = output == null || output == (changes ? 1 : 0);
                return right ? Optional.of(changes ? change.to() : state) : Optional.empty();
            }
            return output == null || output.equals(state) ? Optional.of(state) : Optional.empty();
        }
    };

    private static Operation<Ask, Integer> read(int process, int value, long began, long ended) {
        return new Operation<>(process, new Read(), value, began, ended);
    }

    private static Operation<Ask, Integer> change(int process, int from, int to, Integer answer, long began, long end) {
        return new Operation<>(process, new Change(from, to), answer, began, end);
    }

    @SafeVarargs
    private static Finding<Ask, Integer> check(Operation<Ask, Integer>... history) {
        return Linearizability.check(List.of(history), NUMBER, BOUND);
    }

    @Test
    void whatHappenedOneAfterTheOtherIsRight() {
        assertThat(check(read(0, 0, 1, 2), change(0, 0, 5, 1, 3, 4), read(1, 5, 5, 6))
                        .verdict())
                .isEqualTo(Verdict.LINEARIZABLE);
        assertThat(check().verdict()).isEqualTo(Verdict.LINEARIZABLE);
    }

    @Test
    void whatOverlapsMayHaveHappenedInEitherOrder() {
        assertThat(check(change(0, 0, 5, 1, 1, 10), read(1, 0, 2, 3), read(1, 5, 4, 5))
                        .verdict())
                .isEqualTo(Verdict.LINEARIZABLE);
        assertThat(check(change(0, 0, 5, 1, 1, 10), change(1, 5, 7, 1, 2, 9)).order())
                .extracting(Operation::process)
                .containsExactly(0, 1);
    }

    @Test
    void whatWasReadCannotBeUnread() {
        Finding<Ask, Integer> finding = check(change(0, 0, 5, 1, 1, 10), read(1, 5, 2, 3), read(1, 0, 4, 5));
        assertThat(finding.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(finding.order()).as("how far one comes").hasSize(2);
    }

    @Test
    void anOldValueIsWrongOnceTheChangeHasEnded() {
        assertThat(check(change(0, 0, 5, 1, 1, 2), read(1, 0, 3, 4)).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void twoCannotBothChangeTheSame() {
        assertThat(check(change(0, 0, 5, 1, 1, 10), change(1, 0, 7, 1, 2, 9)).verdict())
                .isEqualTo(Verdict.VIOLATED);
        assertThat(check(change(0, 0, 5, 1, 1, 10), change(1, 0, 7, 0, 2, 9)).verdict())
                .isEqualTo(Verdict.LINEARIZABLE);
    }

    @Test
    void aChangeWithoutAnAnswerMayHaveHappenedLateOrNever() {
        assertThat(check(change(0, 0, 5, null, 1, NEVER), read(1, 0, 2, 3), read(1, 5, 4, 5))
                        .verdict())
                .isEqualTo(Verdict.LINEARIZABLE);
        assertThat(check(change(0, 0, 5, null, 1, NEVER), read(1, 0, 2, 3)).verdict())
                .isEqualTo(Verdict.LINEARIZABLE);
        assertThat(check(change(0, 0, 5, null, 1, NEVER), read(1, 5, 2, 3), read(1, 0, 4, 5))
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
        assertThat(check(read(1, 5, 1, 2), change(0, 0, 5, null, 3, NEVER)).verdict())
                .as("not before it was asked for")
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void aSearchThatIsTooLongIsUndecided() {
        List<Operation<Ask, Integer>> history = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            history.add(change(i, 0, i + 1, null, 1, NEVER));
        }
        history.add(read(20, 99, 2, 3));
        assertThat(Linearizability.check(history, NUMBER, 10).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(Linearizability.check(history.subList(0, 6), NUMBER, 10).verdict())
                .isEqualTo(Verdict.LINEARIZABLE);
    }

    @Test
    void aHistoryThatCannotBeIsRefused() {
        assertThatThrownBy(() -> check(read(0, 0, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("it ends before it begins.");
        assertThatThrownBy(() -> check(read(0, 0, 1, 5), read(0, 0, 3, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its process was not done with");
    }

    /** Histories made from a right order are accepted; with a value that never was, they are refused. */
    @Seeded(cases = 300)
    void rightHistoriesAreAcceptedAndWrongOnesRefused(Draw draw) {
        int processes = draw.between(1, 4);
        long[] free = new long[processes];
        List<Operation<Ask, Integer>> history = new ArrayList<>();
        int state = 0;
        long time = 0;
        for (int i = draw.between(1, 25); i > 0; i--) {
            time += 10;
            int process = draw.between(0, processes - 1);
            // It takes effect at this time, which no operation of its process may cover.
            long began = Math.max(free[process] + 1, time - draw.between(0, 40));
            long ended = time + draw.between(0, 40);
            if (began > time) {
                continue;
            }
            free[process] = ended;
            if (draw.between(0, 1) == 0) {
                history.add(read(process, state, began, ended));
            } else {
                int from = draw.between(0, 3);
                int to = draw.between(0, 3);
                history.add(change(process, from, to, state == from ? 1 : 0, began, ended));
                state = state == from ? to : state;
            }
        }
        assertThat(Linearizability.check(history, NUMBER, BOUND).verdict()).isEqualTo(Verdict.LINEARIZABLE);
        history.add(read(processes, 99, time, time + 1));
        assertThat(Linearizability.check(history, NUMBER, BOUND).verdict()).isEqualTo(Verdict.VIOLATED);
    }
}
