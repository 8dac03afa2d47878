package org.ringrift.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.FailureKind;
import org.ringrift.Sha256;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;

/** Runs with signs of life, and several processes that want the same one. */
class LiveRunTest {
    private static final Instant NOON = Rows.NOON;

    @TempDir
    private static Path folder;

    private static Lake lake;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource clock = now::get;
    private final Runs runs = new Runs(lake, clock);

    @BeforeAll
    static void open() {
        lake = SharedSpark.lake(folder);
    }

    private StageRun stage(String run) {
        return new StageRun(lake, "train", "hex8_2p", run, "{\"seed\":7}", "{\"seed\":7}", clock);
    }

    private List<String> states(String run) {
        return lake.runs().history(run).stream()
                .map(row -> row.attempt() + " " + row.state())
                .toList();
    }

    /** A run that another process began, on a machine that cannot be looked into. */
    private RunRow begun(String run) {
        RunRow row = Rows.run(run, 1, "running", "train", NOON);
        assertThat(lake.runs().append(List.of(row))).isEqualTo(1);
        return row;
    }

    @Test
    void aRunSaysWhatWasAskedForByWhichProgramAndWhoWorksOnIt() {
        stage("whole").record(run -> 1, done -> Map.of("games", 3L));
        List<RunRow> rows = lake.runs().history("whole");
        assertThat(rows).extracting(RunRow::runState).containsExactly(RunState.RUNNING, RunState.SUCCEEDED);
        RunRow end = rows.get(1);
        assertThat(end.request()).isEqualTo("{\"seed\":7}");
        assertThat(end.requestSha256()).isEqualTo(Sha256.ofText(end.request()));
        assertThat(end.codeCommit()).isEqualTo(CodeVersion.current().commit());
        assertThat(end.epoch()).isEqualTo(1);
        assertThat(ProcessOwner.parse(end.owner()).orElseThrow().sameProcess(ProcessOwner.newClaim()))
                .isTrue();
        assertThat(end.counts()).containsExactly(Map.entry("games", 3L));
    }

    @Test
    void ofTwoThatStartTheSameRunAtOnceOneHasItAndTheOtherIsRefused() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        AtomicInteger works = new AtomicInteger();
        Callable<Integer> start = () -> {
            try {
                return stage("twice")
                        .record(
                                run -> {
                                    works.incrementAndGet();
                                    await(refused);
                                    return 1;
                                },
                                done -> Map.of());
            } catch (RuntimeException e) {
                refused.countDown();
                throw e;
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Throwable> failures = new ArrayList<>();
        try {
            for (Future<Integer> each : pool.invokeAll(List.of(start, start))) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(works).hasValue(1);
        assertThat(failures)
                .singleElement()
                .isInstanceOf(UserError.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("Cannot start run twice: attempt 1 is running (application "
                        + lake.spark().sparkContext().applicationId()
                        + ", last sign of life " + NOON + "). Wait for it, end it by ./ringrift cancel twice, or give "
                        + "another --run-id.");
        assertThat(states("twice")).containsExactly("1 running", "1 succeeded");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRunThatIsTakenForLostIsStartedAgainAndCannotSucceedAnyMore() {
        StageRun first = stage("slow");
        assertThatThrownBy(() -> first.record(
                        run -> {
                            now.set(NOON.plusSeconds(301));
                            return stage("slow").record(again -> 2, done -> Map.of());
                        },
                        done -> Map.of()))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot complete run slow: its attempt 1 was recorded as lost at " + NOON.plusSeconds(301)
                        + ", while it went on. What it committed stays; look at what came after by ./ringrift runs "
                        + "slow.");
        assertThat(states("slow")).containsExactly("1 running", "1 lost", "2 running", "2 succeeded");
        RunRow lost = lake.runs().history("slow").get(1);
        assertThat(lost.error())
                .isEqualTo("Its process ended without a word; its last sign of life was at " + NOON + ".");
        assertThat(lost.heartbeatAt()).isEqualTo(NOON);
    }

    @Test
    void signsOfLifeAreCommitsWithoutRowsAndAShortRunMakesNone() {
        RunRow row = begun("beating");
        RunPulse pulse = new RunPulse(lake, row, clock, lake.events().watch(), () -> {});
        long version = lake.runs().version();
        now.set(NOON.plusSeconds(59));
        pulse.tick();
        assertThat(lake.runs().version()).isEqualTo(version);
        assertThat(lake.runs().heartbeats().of(row)).isEmpty();
        now.set(NOON.plusSeconds(60));
        pulse.tick();
        pulse.tick();
        assertThat(lake.runs().version()).isEqualTo(version + 1);
        assertThat(lake.runs().heartbeats().of(row)).contains(NOON.plusSeconds(60));
        assertThat(lake.runs().history("beating")).hasSize(1);
        now.set(NOON.plusSeconds(360));
        assertThat(runs.require("show", "beating").state()).isEqualTo(RunState.RUNNING);
        now.set(NOON.plusSeconds(361));
        assertThat(runs.require("show", "beating").state()).isEqualTo(RunState.LOST);
        // A clock that was set back beats at once.
        now.set(NOON.plusSeconds(50));
        pulse.tick();
        assertThat(lake.runs().heartbeats().of(row)).contains(NOON.plusSeconds(50));
    }

    @Test
    void behindItsEndNothingIsWritten() throws InterruptedException {
        RunRow row = begun("ending");
        CountDownLatch beating = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        InstantSource slow = () -> {
            beating.countDown();
            await(commit);
            return NOON.plusSeconds(60);
        };
        RunPulse pulse = new RunPulse(lake, row, slow, lake.events().watch(), () -> {});
        Thread beat = new Thread(pulse::tick);
        beat.start();
        beating.await();
        Thread end = new Thread(pulse::close);
        end.start();
        while (end.getState() != Thread.State.BLOCKED) {
            assertThat(end.isAlive()).as("waits for the beat under way").isTrue();
            Thread.onSpinWait();
        }
        commit.countDown();
        end.join();
        assertThat(lake.runs().heartbeats().of(row)).contains(NOON.plusSeconds(60));
        beat.join();
        long version = lake.runs().version();
        RunPulse later = new RunPulse(
                lake, row, () -> NOON.plusSeconds(120), lake.events().watch(), () -> {});
        later.close();
        later.tick();
        assertThat(lake.runs().version()).isEqualTo(version);
    }

    @Test
    void aRequestToEndIsSeenOnce() {
        RunRow row = begun("asked");
        AtomicInteger seen = new AtomicInteger();
        RunPulse pulse = new RunPulse(lake, row, clock, lake.events().watch(), seen::incrementAndGet);
        pulse.tick();
        assertThat(seen).hasValue(0);
        RunCancel cancel = new RunCancel(lake, clock);
        assertThat(cancel.request("asked")).isEqualTo(RunCancel.Outcome.ASKED);
        assertThat(cancel.request("asked")).isEqualTo(RunCancel.Outcome.ASKED);
        pulse.tick();
        pulse.tick();
        assertThat(seen).hasValue(1);
        assertThat(states("asked")).containsExactly("1 running");
    }

    @Test
    void aRunWithoutAProcessIsCancelledAtOnceAndOneThatHasEndedIsNot() {
        begun("dead");
        now.set(NOON.plusSeconds(301));
        RunCancel cancel = new RunCancel(lake, clock);
        assertThat(cancel.request("dead")).isEqualTo(RunCancel.Outcome.RECORDED);
        assertThat(states("dead")).containsExactly("1 running", "1 cancelled");
        assertThatThrownBy(() -> cancel.request("dead"))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot cancel run dead: it has ended before, at " + NOON.plusSeconds(301)
                        + ", as cancelled. Nothing is left to be done.");
        assertThatThrownBy(() -> cancel.request("none"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot cancel run none: table runs in file:" + folder
                        + " has no such run. Give one of those" + " that ./ringrift runs lists.");
    }

    @Test
    void aRunThatIsAskedToEndIsRecordedWithItsPartsAndItsJobsEnd() {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
        assertThatThrownBy(() -> stage("whole-pipeline")
                        .record(
                                outer -> stage("its-part")
                                        .record(
                                                inner -> {
                                                    Cancellation.cancel(outer.underWay(), "ringrift cancel");
                                                    assertThat(inner.cancelled())
                                                            .isTrue();
                                                    return spark.parallelize(List.of(1))
                                                            .count();
                                                },
                                                done -> Map.of()),
                                done -> Map.of()))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cancelled by ringrift cancel: what was committed stays, and run train whole-pipeline is "
                        + "recorded as cancelled.")
                .extracting(failure -> ((StageFailure) failure).kind())
                .isEqualTo(FailureKind.CANCELLED);
        for (String run : List.of("whole-pipeline", "its-part")) {
            assertThat(states(run)).containsExactly("1 running", "1 cancelled");
            assertThat(lake.runs().history(run).get(1).error()).isEqualTo("Cancelled by ringrift cancel.");
        }
        assertThat(spark.parallelize(List.of(1)).count()).isEqualTo(1);
    }

    @Test
    void aRunWhosePartIsCancelledIsCancelledToo() {
        assertThatThrownBy(() -> stage("rest")
                        .record(
                                outer -> stage("part")
                                        .record(
                                                inner -> {
                                                    Cancellation.cancel(inner.underWay(), "ringrift cancel");
                                                    assertThat(outer.cancelled())
                                                            .isFalse();
                                                    inner.requireGoing();
                                                    return 1;
                                                },
                                                done -> Map.of()),
                                done -> Map.of()))
                .hasMessageContaining("run train part is recorded as cancelled");
        assertThat(states("part")).containsExactly("1 running", "1 cancelled");
        assertThat(states("rest")).containsExactly("1 running", "1 cancelled");
    }

    @Test
    void aPlannedAttemptIsTheOneThatIsRun() {
        lake.runs().append(List.of(Rows.run("planned", 1, "planned", "train", NOON)));
        stage("planned").record(run -> 1, done -> Map.of());
        assertThat(states("planned")).containsExactly("1 planned", "1 running", "1 succeeded");
    }
}
