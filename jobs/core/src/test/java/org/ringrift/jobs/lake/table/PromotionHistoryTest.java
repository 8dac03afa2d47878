package org.ringrift.jobs.lake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.lake.table.PromotionQuestion.DONE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.table.PromotionQuestion.Ask;
import org.ringrift.jobs.linear.History;
import org.ringrift.jobs.linear.Linearizability;
import org.ringrift.jobs.linear.Linearizability.Finding;
import org.ringrift.jobs.linear.Linearizability.Verdict;
import org.ringrift.jobs.linear.Operation;

/** What leaders hear who promote at once, each in its own epoch, could have been heard one after the other. */
class PromotionHistoryTest {
    private static final int BOUND = 100_000;
    private static final int LEADERS = 3;
    private static final int TRIES = 3;

    @TempDir
    private Path folder;

    @Test
    @Tag("long")
    void whatLeadersHearIsLinearizable() throws Exception {
        new Lake(SharedSpark.session(), folder.toString()).open();
        History<PromotionQuestion, Long> history = new History<>();
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
        List<Operation<PromotionQuestion, Long>> operations = history.operations();
        Finding<PromotionQuestion, Long> finding =
                Linearizability.check(operations, new PromotionSpecification(), BOUND);
        assertThat(finding.verdict()).as(() -> "after " + finding.order()).isEqualTo(Verdict.LINEARIZABLE);
        assertThat(operations).anyMatch(each -> each.input().ask() == Ask.PROMOTE && each.output() == DONE);
    }

    private static void lead(int leader, PromotionsTable table, History<PromotionQuestion, Long> history)
            throws Exception {
        long epoch = leader + 1L;
        ask(leader, new PromotionQuestion(Ask.RAISE, epoch, 0), table, history);
        for (int i = 0; i < TRIES; i++) {
            long latest = ask(leader, new PromotionQuestion(Ask.LATEST, epoch, 0), table, history);
            ask(leader, new PromotionQuestion(Ask.PROMOTE, epoch, latest + 1), table, history);
        }
    }

    private static long ask(
            int leader, PromotionQuestion question, PromotionsTable table, History<PromotionQuestion, Long> history)
            throws Exception {
        return history.ask(leader, question, () -> question.answerOf(table));
    }

    @Test
    void aLeaderThatPromotesAfterItsSuccessorWouldBeFound() {
        List<Operation<PromotionQuestion, Long>> history = List.of(
                new Operation<>(0, new PromotionQuestion(Ask.RAISE, 1, 0), DONE, 1, 2),
                new Operation<>(1, new PromotionQuestion(Ask.RAISE, 2, 0), DONE, 3, 4),
                new Operation<>(0, new PromotionQuestion(Ask.PROMOTE, 1, 1), DONE, 5, 6));
        assertThat(Linearizability.check(history, new PromotionSpecification(), BOUND)
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void twoPromotionsOfOneSequenceWouldBeFound() {
        List<Operation<PromotionQuestion, Long>> history = List.of(
                new Operation<>(0, new PromotionQuestion(Ask.PROMOTE, 1, 1), DONE, 1, 10),
                new Operation<>(1, new PromotionQuestion(Ask.PROMOTE, 1, 1), DONE, 2, 9));
        assertThat(Linearizability.check(history, new PromotionSpecification(), BOUND)
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
    }
}
