package org.ringrift.jobs.lake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.linear.History;
import org.ringrift.jobs.linear.Linearizability;
import org.ringrift.jobs.linear.Linearizability.Finding;
import org.ringrift.jobs.linear.Linearizability.Verdict;
import org.ringrift.jobs.linear.Operation;
import org.ringrift.jobs.linear.Specification;

/** What leaders hear who promote at once, each in its own epoch, could have been heard one after the other. */
class PromotionHistoryTest {
    private static final String CONFIG = "hex8_2p";
    private static final int BOUND = 100_000;
    private static final int LEADERS = 3;
    private static final int TRIES = 3;

    private enum Ask {
        RAISE,
        LATEST,
        PROMOTE
    }

    /**
     * What a leader asks for.
     *
     * @param epoch its own
     * @param sequence of the promotion; 0 for none
     */
    private record Question(Ask ask, long epoch, long sequence) {}

    /** The newest epoch that has raised the fence, and the newest promotion. */
    private record State(long fence, long sequence) {}

    /** Answers: the newest sequence that was read; for others {@link #DONE}, {@link #THERE_ALREADY}, or {@link #TOO_LATE}. */
    private static final long DONE = 1;

    private static final long THERE_ALREADY = 0;
    private static final long TOO_LATE = -1;

    private static final Specification<State, Question, Long> PROMOTIONS = new Specification<>() {
        @Override
        public State initial() {
            return new State(0, 0);
        }

        @Override
        public Optional<State> step(State state, Question question, Long answer) {
            boolean late = question.epoch() < state.fence();
            boolean next = question.sequence() == state.sequence() + 1;
            return switch (question.ask()) {
                case LATEST -> when(answer == state.sequence(), state);
                case RAISE ->
                    late
                            ? when(answer == TOO_LATE, state)
                            : when(answer == DONE, new State(question.epoch(), state.sequence()));
                case PROMOTE ->
                    late
                            ? when(answer == TOO_LATE, state)
                            : next
                                    ? when(answer == DONE, new State(state.fence(), question.sequence()))
                                    : when(answer == THERE_ALREADY, state);
            };
        }

        private Optional<State> when(boolean right, State then) {
            return right ? Optional.of(then) : Optional.empty();
        }
    };

    @TempDir
    private Path folder;

    @Test
    @Tag("long")
    void whatLeadersHearIsLinearizable() throws Exception {
        new Lake(SharedSpark.session(), folder.toString()).open();
        History<Question, Long> history = new History<>();
        List<Callable<Void>> leaders = new ArrayList<>();
        for (int i = 0; i < LEADERS; i++) {
            int leader = i;
            // A session of its own: appends of one session wait for each other.
            PromotionsTable table = new Lake(SharedSpark.session().newSession(), folder.toString())
                    .open()
                    .promotions();
            leaders.add(() -> {
                lead(leader, table, history);
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(LEADERS);
        try {
            for (Future<Void> leader : threads.invokeAll(leaders)) {
                leader.get();
            }
        } finally {
            threads.shutdownNow();
        }
        List<Operation<Question, Long>> operations = history.operations();
        Finding<Question, Long> finding = Linearizability.check(operations, PROMOTIONS, BOUND);
        assertThat(finding.verdict()).as(() -> "after " + finding.order()).isEqualTo(Verdict.LINEARIZABLE);
        assertThat(operations).anyMatch(each -> each.input().ask() == Ask.PROMOTE && each.output() == DONE);
    }

    private static void lead(int leader, PromotionsTable table, History<Question, Long> history) throws Exception {
        long epoch = leader + 1L;
        history.ask(
                leader,
                new Question(Ask.RAISE, epoch, 0),
                () -> answer(() -> {
                    table.raiseFence(epoch);
                    return true;
                }));
        for (int i = 0; i < TRIES; i++) {
            long latest = history.ask(
                    leader,
                    new Question(Ask.LATEST, epoch, 0),
                    () -> table.latest(CONFIG).map(PromotionRow::sequence).orElse(0L));
            PromotionRow next = promotion(latest + 1, epoch);
            history.ask(
                    leader, new Question(Ask.PROMOTE, epoch, latest + 1), () -> answer(() -> table.appendNext(next)));
        }
    }

    private static long answer(Callable<Boolean> action) throws Exception {
        try {
            return action.call() ? DONE : THERE_ALREADY;
        } catch (StageFailure failure) {
            if (failure.kind() == FailureKind.CANCELLED) {
                return TOO_LATE;
            }
            throw failure;
        }
    }

    private static PromotionRow promotion(long sequence, long epoch) {
        String none = "0".repeat(64);
        return new PromotionRow(
                CONFIG,
                sequence,
                "ab".repeat(32),
                null,
                none,
                "dataset",
                epoch,
                "promote",
                "Tried.",
                0,
                0,
                none,
                "run",
                Instant.EPOCH);
    }

    @Test
    void aLeaderThatPromotesAfterItsSuccessorWouldBeFound() {
        List<Operation<Question, Long>> history = List.of(
                new Operation<>(0, new Question(Ask.RAISE, 1, 0), DONE, 1, 2),
                new Operation<>(1, new Question(Ask.RAISE, 2, 0), DONE, 3, 4),
                new Operation<>(0, new Question(Ask.PROMOTE, 1, 1), DONE, 5, 6));
        assertThat(Linearizability.check(history, PROMOTIONS, BOUND).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void twoPromotionsOfOneSequenceWouldBeFound() {
        List<Operation<Question, Long>> history = List.of(
                new Operation<>(0, new Question(Ask.PROMOTE, 1, 1), DONE, 1, 10),
                new Operation<>(1, new Question(Ask.PROMOTE, 1, 1), DONE, 2, 9));
        assertThat(Linearizability.check(history, PROMOTIONS, BOUND).verdict()).isEqualTo(Verdict.VIOLATED);
    }
}
