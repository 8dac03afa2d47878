package org.ringrift.jobs.lake.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ConcurrentModificationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CommitRetryTest {
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void aLostCommitIsTriedAgain() {
        int result = CommitRetry.run("table games", () -> {
            if (attempts.incrementAndGet() == 1) {
                throw new io.delta.exceptions.ConcurrentAppendException("Files were added.");
            }
            return 7;
        });
        assertThat(result).isEqualTo(7);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aCollectionThatChangedWhileItWasReadIsNoOtherWriter() {
        assertThatThrownBy(() -> CommitRetry.run("table games", () -> {
                    attempts.incrementAndGet();
                    throw new ConcurrentModificationException();
                }))
                .isExactlyInstanceOf(ConcurrentModificationException.class);
        assertThat(attempts).hasValue(1);
    }
}
