package org.ringrift.jobs.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lease.Leadership.Standing;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class LeadershipTest {
    private static final Duration TERM = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    /** Of all processes, in nanoseconds; starts near the overflow, which a steady clock may do. */
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(40).toNanos());

    private LeaseChain chain;

    @BeforeEach
    void open() {
        chain = chain("driver");
    }

    private LeaseChain chain(String name) {
        Warehouse warehouse = Warehouse.at(
                folder.toString(), SharedSpark.session().sparkContext().hadoopConfiguration());
        return new StoredChain(SharedSpark.session(), warehouse, name);
    }

    private Leadership process(LeaseChain of, String holder) {
        return new Leadership(of, holder, false, TERM, () -> Instant.EPOCH, now::get, () -> 0);
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void theFirstLeadsAndTheSecondWaits() {
        Leadership one = process(chain, "one");
        Leadership two = process(chain, "two");
        assertThat(one.step()).isEqualTo(new Standing(true, 1, "one"));
        assertThat(two.step()).isEqualTo(new Standing(false, 1, "one"));
        for (int i = 0; i < 20; i++) {
            pass(10);
            assertThat(one.step().leads()).isTrue();
            assertThat(two.step().leads()).isFalse();
        }
        assertThat(one.epoch()).isEqualTo(1);
        assertThatThrownBy(two::epoch).isInstanceOf(StageFailure.class).hasMessageContaining("two does not lead");
    }

    @Test
    void anotherTakesOverOnceTheLeaseHasNotBeenRenewedForATerm() {
        Leadership one = process(chain, "one");
        Leadership two = process(chain, "two");
        one.step();
        two.step();
        pass(29);
        assertThat(two.step().leads()).isFalse();
        assertThat(one.epoch()).isEqualTo(1);
        pass(1);
        assertThatThrownBy(one::epoch)
                .isInstanceOfSatisfying(
                        StageFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED))
                .hasMessage("Cannot go on: one has not renewed its lease for 30 s, so another may lead.");
        assertThat(two.step()).isEqualTo(new Standing(true, 2, "two"));
        assertThat(one.step()).isEqualTo(new Standing(false, 2, "two"));
        assertThatThrownBy(one::epoch).hasMessageContaining("one does not lead");
    }

    /** Voters that cannot be reached are waited for by a step; what a leader does meanwhile is not. */
    @Test
    @Timeout(60)
    void whoAsksDoesNotWaitForAStepThatGetsNoAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch answered = new CountDownLatch(1);
        Leadership one = process(new SlowChain(chain, asked, answered), "one");
        one.step();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Standing> step = thread.submit(one::step);
            asked.await();
            assertThat(one.epoch()).isEqualTo(1);
            pass(30);
            assertThat(one.held()).isEmpty();
            answered.countDown();
            assertThat(step.get().leads()).isTrue();
        } finally {
            answered.countDown();
            thread.shutdownNow();
        }
    }

    /** Answers the first question at once, and later ones when it is let. */
    private record SlowChain(LeaseChain chain, CountDownLatch asked, CountDownLatch answered) implements LeaseChain {
        @Override
        public Optional<Lease> newest() {
            asked.countDown();
            if (asked.getCount() == 0) {
                try {
                    answered.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return chain.newest();
        }

        @Override
        public boolean add(Lease next) {
            return chain.add(next);
        }

        @Override
        public void close() {
            chain.close();
        }
    }

    @Test
    void aLeaseThatIsGivenUpIsTakenAtOnce() {
        Leadership one = process(chain, "one");
        Leadership two = process(chain, "two");
        one.step();
        two.step();
        one.release();
        assertThat(two.step()).isEqualTo(new Standing(true, 2, "two"));
        one.release();
        assertThat(two.step().leads()).as("one had nothing to give up").isTrue();
    }

    @Test
    void aLeaderThatSleptWhileOthersRenewedOftenDoesNotLeadAgain() {
        Leadership sleeper = process(chain, "sleeper");
        Leadership other = process(chain, "other");
        sleeper.step();
        other.step();
        pass(30);
        for (int i = 0; i < 3 * StoredChain.KEPT; i++) {
            assertThat(other.step().leads()).isTrue();
            pass(10);
        }
        // Its next number is free: the link of that number was deleted long ago.
        assertThat(chain.add(new Lease(2, 1, "sleeper", false, false, TERM, Instant.EPOCH)))
                .isFalse();
        assertThat(sleeper.step()).isEqualTo(new Standing(false, 2, "other"));
        assertThat(other.step().leads()).isTrue();
    }

    @Test
    void manyRenewalsLeaveFewFiles() throws IOException {
        Leadership one = process(chain, "one");
        for (int i = 0; i < 2000; i++) {
            pass(10);
            assertThat(one.step().leads()).isTrue();
        }
        try (Stream<Path> files = Files.list(folder.resolve("leases/driver"))) {
            assertThat(files).hasSizeLessThan(3 * StoredChain.KEPT);
        }
        assertThat(chain.newest().orElseThrow().number()).isEqualTo(2000);
    }

    @Test
    void ofManyThatTakeAFreeLeaseAtOnceOneLeads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 10; round++) {
                LeaseChain contested = chain("round-" + round);
                List<Callable<Standing>> steps = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Leadership process = process(contested, "process-" + i);
                    steps.add(process::step);
                }
                int leaders = 0;
                for (Future<Standing> step : threads.invokeAll(steps)) {
                    assertThat(step.get().epoch()).isEqualTo(1);
                    leaders += step.get().leads() ? 1 : 0;
                }
                assertThat(leaders).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Seeded(cases = 20)
    void neverDoTwoBelieveThatTheyLead(Draw draw) {
        LeaseChain shared = chain("case-" + Long.toHexString(draw.anyLong()));
        List<Leadership> processes = List.of(process(shared, "one"), process(shared, "two"), process(shared, "three"));
        long newestEpoch = 0;
        for (int i = 0; i < 60; i++) {
            Leadership process = processes.get(draw.between(0, processes.size() - 1));
            if (draw.between(0, 19) == 0) {
                process.release();
            } else {
                Standing standing = process.step();
                assertThat(standing.epoch()).isGreaterThanOrEqualTo(newestEpoch);
                newestEpoch = standing.epoch();
            }
            pass(draw.between(0, 25));
            assertThat(processes.stream().map(LeadershipTest::epoch).flatMap(Optional::stream))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private static Optional<Long> epoch(Leadership process) {
        try {
            return Optional.of(process.epoch());
        } catch (StageFailure e) {
            return Optional.empty();
        }
    }

    @Test
    void aDamagedLinkIsNamed() throws IOException {
        process(chain, "one").step();
        Path link = folder.resolve("leases/driver/00000000000000000001.json");
        for (String text : List.of("{", "{}", "[1]", "")) {
            Files.delete(link);
            Files.writeString(link, text);
            assertThatThrownBy(chain::newest)
                    .isInstanceOf(StageFailure.class)
                    .hasMessageContaining("00000000000000000001.json: it is damaged");
        }
    }
}
