package org.ringrift.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ringrift.jobs.SharedSpark;
import scala.jdk.javaapi.CollectionConverters;

/** Tasks of the embedded master run in this JVM, so that tests meet them at {@link Hang}. */
@Timeout(120)
class TaskDeadlineTest {
    private static final String TAG = "watched";
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final JavaSparkContext spark =
            JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @BeforeEach
    void newHang() {
        Hang.reset();
    }

    /** A test that failed must not leave a task behind, which would keep one of the two cores of the tests after it. */
    @AfterEach
    void endTasks() {
        Hang.release();
        spark.sc().cancelAllJobs();
    }

    private TaskDeadline deadline() {
        return new TaskDeadline(spark.sc(), TAG, DEADLINE, now::get);
    }

    @Test
    void aTaskThatHangsIsEndedAndItsWorkDoneAgain() throws Exception {
        try (TaskDeadline deadline = deadline();
                Starts starts = new Starts()) {
            CompletableFuture<List<Integer>> job = job(1);
            starts.await(1);
            Hang.entered(1);
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
        try (TaskDeadline deadline = deadline();
                Starts starts = new Starts()) {
            CompletableFuture<List<Integer>> job = job(Integer.MAX_VALUE);
            for (int attempt = 1; attempt <= 3; attempt++) {
                starts.await(attempt);
                Hang.entered(attempt);
                now.set(now.get().plus(DEADLINE).plusSeconds(1));
                deadline.check();
            }
            assertThatThrownBy(job::get)
                    .hasStackTraceContaining("task 0 of stage ")
                    .hasStackTraceContaining(
                            " on executor driver made no progress for 600 s, at 3 attempts; look into the logs of the executors,"
                                    + " or raise spark.ringrift.task.deadline");
            assertThat(Hang.attempts()).isEqualTo(3);
        }
        Hang.left(3); // none keeps a core
    }

    @Test
    void aTaskThatCountsIsLeftAlone() throws Exception {
        LongAccumulator counter = spark.sc().longAccumulator("counted");
        CountDownLatch told = new CountDownLatch(1);
        SparkListener reports = new SparkListener() {
            @Override
            public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
                CollectionConverters.asJava(update.accumUpdates()).stream()
                        .flatMap(task -> CollectionConverters.asJava(task._4()).stream())
                        .filter(value -> value.id() == counter.id())
                        .forEach(value -> told.countDown());
            }
        };
        try (TaskDeadline deadline = deadline();
                Starts starts = new Starts()) {
            CompletableFuture<List<Integer>> job = tagged(() -> spark.parallelize(List.of(1), 1)
                    .map(number -> Hang.counting(counter))
                    .collect());
            starts.await(1);
            Hang.entered(1);
            now.set(Instant.EPOCH.plus(DEADLINE).minusSeconds(1));
            spark.sc().addSparkListener(reports); // behind the deadline, which hears of the same heartbeat before
            told.await();
            now.set(Instant.EPOCH.plus(DEADLINE).plusSeconds(1));
            deadline.check();
            Hang.release();
            assertThat(job.get()).containsExactly(1);
            assertThat(Hang.attempts()).isEqualTo(1);
        } finally {
            spark.sc().removeSparkListener(reports);
        }
    }

    private <T> CompletableFuture<T> tagged(Supplier<T> job) {
        return CompletableFuture.supplyAsync(() -> JobTags.with(spark.sc(), TAG, job));
    }

    private CompletableFuture<List<Integer>> job(int hangingAttempts) {
        return tagged(() -> spark.parallelize(List.of(1, 2), 2)
                .map(number -> {
                    if (number == 1 && TaskContext.get().attemptNumber() < hangingAttempts) {
                        Hang.here();
                    }
                    return 10 * number;
                })
                .collect());
    }

    /** Waits for attempts at the first task; made behind a deadline, which has heard of them then, too. */
    private final class Starts extends SparkListener implements AutoCloseable {
        private final BlockingQueue<Integer> attempts = new LinkedBlockingQueue<>();

        Starts() {
            spark.sc().addSparkListener(this);
        }

        @Override
        public void onTaskStart(SparkListenerTaskStart start) {
            if (start.taskInfo().partitionId() == 0) {
                attempts.add(start.taskInfo().attemptNumber() + 1);
            }
        }

        void await(int attempt) throws InterruptedException {
            assertThat(attempts.take()).isEqualTo(attempt);
        }

        @Override
        public void close() {
            spark.sc().removeSparkListener(this);
        }
    }

    /** Where tasks hang until they are interrupted. */
    private static final class Hang {
        private static final AtomicInteger ATTEMPTS = new AtomicInteger();
        private static final AtomicBoolean RELEASED = new AtomicBoolean();
        private static final Object CHANGE = new Object();
        private static int ended;

        static void reset() {
            ATTEMPTS.set(0);
            RELEASED.set(false);
            synchronized (CHANGE) {
                ended = 0;
            }
        }

        static void here() throws InterruptedException {
            enter();
            try {
                new CountDownLatch(1).await();
            } finally {
                synchronized (CHANGE) {
                    ended++;
                    CHANGE.notifyAll();
                }
            }
        }

        /** Counts until it is released. */
        static int counting(LongAccumulator counter) {
            enter();
            while (!RELEASED.get()) {
                KilledTask.stopIfKilled();
                counter.add(1);
                Thread.onSpinWait();
            }
            return 1;
        }

        private static void enter() {
            synchronized (CHANGE) {
                ATTEMPTS.incrementAndGet();
                CHANGE.notifyAll();
            }
        }

        static void release() {
            RELEASED.set(true);
        }

        static void entered(int attempt) throws InterruptedException {
            synchronized (CHANGE) {
                while (ATTEMPTS.get() < attempt) {
                    CHANGE.wait();
                }
            }
        }

        /** Waits until so many attempts hang no more. */
        static void left(int attempts) throws InterruptedException {
            synchronized (CHANGE) {
                while (ended < attempts) {
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
