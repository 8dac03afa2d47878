package org.ringrift.jobs.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lease.Leadership.Standing;
import org.ringrift.jobs.lease.LeaseQuestion.Ask;
import org.ringrift.jobs.linear.History;
import org.ringrift.jobs.linear.Linearizability;
import org.ringrift.jobs.linear.Linearizability.Finding;
import org.ringrift.jobs.linear.Linearizability.Verdict;
import org.ringrift.jobs.linear.Operation;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

/** What processes hear of a lease that they fight for could have been heard one after the other, whatever they do at once. */
class LeaseHistoryTest {
    private static final Duration TERM = Duration.ofSeconds(30);
    private static final int BOUND = 200_000;
    private static final int PROCESSES = 4;
    private static final int STEPS = 12;

    @TempDir
    private Path folder;

    private LeaseChain chain(String name) {
        Warehouse warehouse = Warehouse.at(
                folder.toString(), SharedSpark.session().sparkContext().hadoopConfiguration());
        return new StoredChain(SharedSpark.session(), warehouse, name);
    }

    /** Threads as processes, each with its own part in the lease; time runs so fast that terms end all the time. */
    @Seeded(cases = 12)
    void whatProcessesHearIsLinearizable(Draw draw) throws Exception {
        LeaseChain shared = chain("case-" + Long.toHexString(draw.anyLong()));
        AtomicLong now = new AtomicLong();
        History<LeaseQuestion, Standing> history = new History<>();
        List<Callable<Void>> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            int process = i;
            String holder = "process-" + i;
            Leadership part = new Leadership(shared, holder, false, TERM, () -> Instant.EPOCH, now::get, () -> 0);
            List<Ask> asks = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                int kind = draw.between(0, 9);
                asks.add(kind == 5 ? Ask.SEIZE : kind == 6 ? Ask.RELEASE : Ask.STEP);
            }
            int seconds = draw.between(1, 20);
            processes.add(() -> {
                for (Ask ask : asks) {
                    history.ask(
                            process,
                            new LeaseQuestion(ask, holder),
                            () -> new LeaseQuestion(ask, holder).answerOf(part));
                    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
        try {
            for (Future<Void> process : threads.invokeAll(processes)) {
                process.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(history.operations()).hasSize(PROCESSES * STEPS);
        Finding<LeaseQuestion, Standing> finding =
                Linearizability.check(history.operations(), new LeaseSpecification(), BOUND);
        assertThat(finding.verdict()).as(() -> "after " + finding.order()).isEqualTo(Verdict.LINEARIZABLE);
    }

    @Test
    void twoLeadersOfOneEpochWouldBeFound() {
        Operation<LeaseQuestion, Standing> one =
                new Operation<>(0, new LeaseQuestion(Ask.STEP, "one"), new Standing(true, 1, "one"), 1, 10);
        Operation<LeaseQuestion, Standing> two =
                new Operation<>(1, new LeaseQuestion(Ask.STEP, "two"), new Standing(true, 1, "two"), 2, 9);
        assertThat(Linearizability.check(List.of(one, two), new LeaseSpecification(), BOUND)
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void anEpochThatGoesBackWouldBeFound() {
        List<Operation<LeaseQuestion, Standing>> history = List.of(
                new Operation<>(0, new LeaseQuestion(Ask.SEIZE, "one"), new Standing(true, 2, "one"), 1, 2),
                new Operation<>(1, new LeaseQuestion(Ask.STEP, "two"), new Standing(false, 1, "one"), 3, 4));
        assertThat(Linearizability.check(history, new LeaseSpecification(), BOUND)
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void aLeaderThatLeadsOnAfterItsSuccessorWouldBeFound() {
        List<Operation<LeaseQuestion, Standing>> history = List.of(
                new Operation<>(0, new LeaseQuestion(Ask.STEP, "one"), new Standing(true, 1, "one"), 1, 2),
                new Operation<>(1, new LeaseQuestion(Ask.SEIZE, "two"), new Standing(true, 2, "two"), 3, 4),
                new Operation<>(0, new LeaseQuestion(Ask.STEP, "one"), new Standing(true, 1, "one"), 5, 6));
        assertThat(Linearizability.check(history, new LeaseSpecification(), BOUND)
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
        assertThat(Linearizability.check(history.subList(0, 2), new LeaseSpecification(), BOUND)
                        .verdict())
                .isEqualTo(Verdict.LINEARIZABLE);
    }
}
