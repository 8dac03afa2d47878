package org.ringrift.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ringrift.jobs.SharedSpark;

/** Tasks of the embedded master run in this JVM, so that tests meet them at {@link Hang}. */
@Timeout(120)
class TaskDeadlineTest {
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final JavaSparkContext spark =
            JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @BeforeEach
    void newHang() {
        Hang.reset();
    }

    private TaskDeadline deadline() {
        return new TaskDeadline(spark.sc(), DEADLINE, Set.of(), now::get);
    }

    @Test
    void aTaskThatHangsIsEndedAndItsWorkDoneAgain() throws Exception {
        try (TaskDeadline deadline = deadline()) {
            CompletableFuture<List<Integer>> job = job(1);
            Hang.entered(1);
            waitForListeners();
            now.set(Instant.EPOCH.plus(DEADLINE));
            deadline.check();
            assertThat(job).isNotDone();
            now.set(Instant.EPOCH.plus(DEADLINE).plusSeconds(1));
            deadline.check();
            assertThat(job.get()).containsExactlyInAnyOrder(10, 20);
            assertThat(Hang.attempts()).isEqualTo(1);
        }
    }

    @Test
    void workThatHangsAtEveryAttemptFailsItsJob() throws Exception {
        try (TaskDeadline deadline = deadline()) {
            CompletableFuture<List<Integer>> job = job(Integer.MAX_VALUE);
            for (int attempt = 1; attempt <= 3; attempt++) {
                Hang.entered(attempt);
                waitForListeners();
                now.set(now.get().plus(DEADLINE).plusSeconds(1));
                deadline.check();
            }
            assertThatThrownBy(job::get).hasStackTraceContaining("Task made no progress for 600 s, at 3 attempts");
            assertThat(Hang.attempts()).isEqualTo(3);
        }
    }

    private CompletableFuture<List<Integer>> job(int hangingAttempts) {
        return CompletableFuture.supplyAsync(() -> spark.parallelize(List.of(1, 2), 2)
                .map(number -> {
                    if (number == 1 && TaskContext.get().attemptNumber() < hangingAttempts) {
                        Hang.here();
                    }
                    return 10 * number;
                })
                .collect());
    }

    private void waitForListeners() throws Exception {
        spark.sc().listenerBus().waitUntilEmpty();
    }

    /** Where tasks hang until they are interrupted. */
    private static final class Hang {
        private static final AtomicInteger ATTEMPTS = new AtomicInteger();
        private static final Object CHANGE = new Object();

        static void reset() {
            ATTEMPTS.set(0);
        }

        static void here() throws InterruptedException {
            synchronized (CHANGE) {
                ATTEMPTS.incrementAndGet();
                CHANGE.notifyAll();
            }
            new CountDownLatch(1).await();
        }

        static void entered(int attempt) throws InterruptedException {
            synchronized (CHANGE) {
                while (ATTEMPTS.get() < attempt) {
                    CHANGE.wait();
                }
            }
        }

        /** Attempts that hung. */
        static int attempts() {
            return ATTEMPTS.get();
        }
    }
}
