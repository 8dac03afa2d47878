package org.ringrift.jobs.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loops on threads of their own; latches say when something has happened. */
@Timeout(60)
class LoopThreadsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final ProblemLog QUIET = (who, what, cause) -> {};

    private static BackgroundLoops start(SystemTime time, BackgroundLoop... loops) {
        BackgroundLoops started = new BackgroundLoops(List.of(loops), LoopSwitch.ON, time, QUIET);
        started.start(1);
        return started;
    }

    @Test
    void aLoopThatHangsDelaysNoOther() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch threeRuns = new CountDownLatch(3);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (SystemTime time = new SystemTime();
                BackgroundLoops loops = start(
                        time,
                        BackgroundLoop.of("hangs", DAY, () -> {
                            hanging.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                                throw e;
                            }
                        }),
                        BackgroundLoop.of("works", Duration.ofNanos(1), threeRuns::countDown))) {
            hanging.await();
            threeRuns.await();
            assertThat(loops.status().get(0).stats().running()).isTrue();
            loops.stop(Duration.ZERO);
            interrupted.await();
        }
    }

    @Test
    void theTimerInterruptsARunAtItsLimit() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        BackgroundLoop slow = new BackgroundLoop("slow", Duration.ofNanos(1), Duration.ofMillis(1), () -> {
            twice.countDown();
            new CountDownLatch(1).await();
        });
        try (SystemTime time = new SystemTime();
                BackgroundLoops loops = start(time, slow)) {
            twice.await();
            assertThat(loops.status().get(0).stats().timeouts()).isPositive();
            loops.stop(Duration.ZERO);
        }
    }

    @Test
    void stopLetsARunEnd() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        try (SystemTime time = new SystemTime();
                BackgroundLoops loops = start(time, BackgroundLoop.of("ends", DAY, () -> {
                    running.countDown();
                    mayEnd.await();
                    ended.set(true);
                }))) {
            running.await();
            mayEnd.countDown();
            assertThat(loops.stop(Duration.ofSeconds(60))).isEmpty();
            assertThat(ended).isTrue();
            assertThat(loops.status().get(0).stats().successes()).isEqualTo(1);
        }
    }

    @Test
    void whoDoesNotStopIsNamed() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (SystemTime time = new SystemTime();
                BackgroundLoops loops = start(time, BackgroundLoop.of("stubborn", DAY, () -> {
                    running.countDown();
                    while (mayEnd.getCount() > 0) {
                        Thread.interrupted();
                        Thread.onSpinWait();
                    }
                }))) {
            running.await();
            assertThat(loops.stop(Duration.ZERO)).containsExactly("stubborn");
            assertThat(loops.status().get(0).health().reason()).isEqualTo("it was stopped, but a run goes on");
            mayEnd.countDown();
            assertThat(loops.stop(Duration.ofSeconds(60))).isEmpty();
        }
    }

    @Test
    void aStopThatIsInterruptedEndsAtOnceAndStillInterruptsTheRuns() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (SystemTime time = new SystemTime();
                BackgroundLoops loops = start(time, BackgroundLoop.of("hangs", DAY, () -> {
                    running.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                }))) {
            running.await();
            Thread.currentThread().interrupt();
            loops.stop(DAY);
            assertThat(Thread.interrupted()).isTrue();
            interrupted.await();
        }
    }
}
