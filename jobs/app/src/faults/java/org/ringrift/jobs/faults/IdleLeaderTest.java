package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.launch.Driver;
import org.ringrift.jobs.driver.launch.DriverStatus;
import org.ringrift.jobs.driver.launch.EmbeddedLauncher;
import org.ringrift.jobs.driver.launch.PreparedRun;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.lease.LeaseChain;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.rules.GameConfig;

/** A leader whose only slot is taken for days: it plans, renews its lease, and has nothing to start. */
class IdleLeaderTest {
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    /** A lease ends by the process's own clock, which is not that of the test. */
    private static final Duration TERM = Duration.ofHours(10);

    private static final int RENEWALS_A_ROUND = 2;
    private static final int ROUNDS = 10_000;

    /** Until then Spark and Delta have filled what they keep of finished work. */
    private static final int WARM = 2000;

    private static final int MOST_COMMITS_AN_HOUR = 500;
    private static final long MOST_GROWTH = 8L << 20;

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void tenThousandRoundsTakeNoMemoryAndFewCommits() throws IOException {
        Lake lake = SharedSpark.lake(folder);
        CountDownLatch done = new CountDownLatch(1);
        Leadership leadership = Leadership.of(LeaseChain.of(lake), lake, "leader", TERM, now::get);
        EmbeddedLauncher launcher = EmbeddedLauncher.inThreads(
                (context, state, action, runId) ->
                        new PreparedRun(runId, action.stage().key(), "{}", where -> await(done)),
                () -> {});
        try (Driver driver = new Driver(
                StageContext.of(lake, StageListener.NONE).withClock(now::get),
                leadership,
                GameConfig.all(),
                new Slots(0, 1),
                "leader",
                launcher,
                new DriverStatus(now::get))) {
            rounds(driver, leadership, 1);
            assertThat(driver.atWork()).hasSize(1);
            long before = commits();
            rounds(driver, leadership, WARM - 1);
            double anHour = (commits() - before) * 3600.0 / ((WARM - 1) * INTERVAL.toSeconds());
            long warm = used();
            rounds(driver, leadership, ROUNDS - WARM);
            long growth = used() - warm;
            System.err.printf(
                    Locale.ROOT, "%.1f commits an hour, %d KiB more after %d rounds%n", anHour, growth >> 10, ROUNDS);
            assertThat(anHour).as("commits an hour").isLessThan(MOST_COMMITS_AN_HOUR);
            assertThat(growth).as("bytes more after %d rounds", ROUNDS).isLessThan(MOST_GROWTH);
            assertThat(driver.atWork()).hasSize(1);
        } finally {
            done.countDown();
        }
    }

    private void rounds(Driver driver, Leadership leadership, int number) {
        for (int round = 0; round < number; round++) {
            for (int renewal = 0; renewal < RENEWALS_A_ROUND; renewal++) {
                now.updateAndGet(time -> time.plus(INTERVAL.dividedBy(RENEWALS_A_ROUND)));
                assertThat(leadership.step().leads()).isTrue();
            }
            driver.round();
        }
    }

    /** Commits of all tables and links of the lease so far: each has the next number of its folder. */
    private long commits() throws IOException {
        Map<Path, Long> newest = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.getFileName().toString().matches("\\d{20}\\.json"))
                    .forEach(file -> newest.merge(
                            file.getParent(),
                            Long.parseLong(file.getFileName().toString().substring(0, 20)),
                            Math::max));
        }
        return newest.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void await(CountDownLatch done) {
        try {
            assertThat(done.await(1, TimeUnit.HOURS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
