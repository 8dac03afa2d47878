package org.ringrift.jobs.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.loop.RunResult.Outcome;

class TimedRunTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime();

    private RunResult run(Work work) {
        return TimedRun.of(work, LIMIT, time);
    }

    @Test
    void workThatReturnsInTimeSucceeds() {
        RunResult result = run(() -> time.advanceSeconds(9));
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(result.duration()).isEqualTo(Duration.ofSeconds(9));
        assertThat(result.reason()).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void whatIsThrownIsTheReason() {
        assertThat(run(() -> {
                            throw new StackOverflowError();
                        })
                        .reason())
                .isEqualTo("java.lang.StackOverflowError");
        RunResult result = run(() -> {
            throw new IllegalStateException("no table");
        });
        assertThat(result.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(result.reason()).isEqualTo("no table");
    }

    @Test
    void workIsInterruptedAtItsLimit() {
        RunResult result = run(() -> {
            time.advanceSeconds(10);
            new CountDownLatch(1).await();
        });
        assertThat(result.outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(result.reason()).isEqualTo("it ran over its time limit and was interrupted after 10 s");
    }

    @Test
    void workThatIgnoresTheInterruptHasTimedOutNevertheless() {
        RunResult result = run(() -> time.advanceSeconds(12));
        assertThat(result.outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(Thread.interrupted()).as("left for what comes next").isFalse();
    }

    @Test
    void anErrorAfterTheLimitIsTold() {
        RunResult result = run(() -> {
            time.advanceSeconds(10);
            throw new IllegalStateException("closed");
        });
        assertThat(result.outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(result.reason()).endsWith("after 10 s; then: closed");
    }

    @Test
    void anInterruptByOthersIsTheirs() {
        RunResult result = run(() -> {
            Thread.currentThread().interrupt();
            new CountDownLatch(1).await();
        });
        assertThat(result.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptThatIsThrownOnInOtherWordsIsOneToo() {
        RunResult result = run(() -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("cancelled");
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(result.reason()).isEqualTo("it was interrupted; then: cancelled");
    }

    @Test
    void nobodyIsInterruptedAfterTheEnd() {
        RunResult result = run(() -> {});
        time.advanceSeconds(60);
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(Thread.interrupted()).isFalse();
    }
}
