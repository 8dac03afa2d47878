package org.ringrift.jobs.lake.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.delta.storage.HDFSLogStore;
import java.net.ConnectException;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.spark.SparkWork;

class FailureKindsTest {
    private static final CountDownLatch RUNNING = new CountDownLatch(1);
    private static final CountDownLatch ASSERTED = new CountDownLatch(1);

    private final JavaSparkContext spark =
            JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());

    @Test
    void whatPassesIsWorthAnotherTry() {
        assertThat(FailureKinds.of(new IllegalStateException("x", new ConnectException("refused"))))
                .isEqualTo(FailureKind.RETRY);
        assertThat(FailureKinds.of(new ConcurrentModificationException("another writer")))
                .isEqualTo(FailureKind.RETRY);
        assertThat(
                        FailureKinds.of(
                                new SparkException(
                                        "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent failure: Lost task"
                                                + " 0.3 in stage 3.0: ExecutorLostFailure (executor 2 exited caused by one of the tasks)")))
                .isEqualTo(FailureKind.RETRY);
    }

    @Test
    void anythingElseIsNot() {
        assertThat(FailureKinds.of(new IllegalStateException("x"))).isEqualTo(FailureKind.PERMANENT);
        assertThat(FailureKinds.of(new ConcurrentModificationException())).isEqualTo(FailureKind.PERMANENT);
    }

    /** Delta's own store, which cannot know what became of the bytes that it sent. */
    @Test
    void aCommitWhoseWriteFailedMayHaveTakenEffect() {
        HDFSLogStore store = new HDFSLogStore(new Configuration());
        Throwable failure = catchThrowable(() -> store.write(
                new Path("file:/proc/none/_delta_log/00000000000000000000.json"),
                List.of("{}").iterator(),
                false,
                new Configuration()));
        assertThat(FailureKinds.of(new IllegalStateException("commit", failure)))
                .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void whatATaskThrewComesAsItWas() {
        assertThatThrownBy(() -> job(() -> {
                    throw new UserError("Cannot play: no such player.");
                }))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot play: no such player.");
        StageFailure thrown = catchThrowableOfType(
                StageFailure.class,
                () -> job(() -> {
                    throw new StageFailure(FailureKind.RETRY, "Cannot read the net: the store is gone.", null);
                }));
        assertThat(thrown).hasMessage("Cannot read the net: the store is gone.");
        assertThat(thrown.kind()).isEqualTo(FailureKind.RETRY);
    }

    @Test
    void aTaskThatFailsOtherwiseIsToldInOneSentence() {
        StageFailure thrown = catchThrowableOfType(
                StageFailure.class,
                () -> job(() -> {
                    throw new IllegalStateException("the net answers nothing");
                }));
        assertThat(thrown).hasMessage("Cannot play games: the net answers nothing.");
        assertThat(thrown.kind()).isEqualTo(FailureKind.PERMANENT);
    }

    @Test
    void aCancelledJobIsNoFailureOfItsWork() throws InterruptedException {
        CompletableFuture<Void> job = CompletableFuture.runAsync(() -> {
            spark.sc().addJobTag("to-cancel");
            try {
                job(FailureKindsTest::untilAsserted);
            } finally {
                spark.sc().removeJobTag("to-cancel");
            }
        });
        RUNNING.await();
        spark.sc().cancelJobsWithTag("to-cancel");
        assertThatThrownBy(job::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        StageFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED));
        ASSERTED.countDown(); // a cancelled job does not interrupt its tasks: this one would keep a core
    }

    private static void untilAsserted() {
        RUNNING.countDown();
        try {
            ASSERTED.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What a task does; serializable, as tasks are sent. */
    @FunctionalInterface
    private interface Work extends Runnable, java.io.Serializable {}

    private void job(Work work) {
        SparkWork.run(
                spark.sc(),
                "play games",
                () -> spark.parallelize(List.of(1), 1)
                        .map(number -> {
                            work.run();
                            return number;
                        })
                        .collect());
    }
}
