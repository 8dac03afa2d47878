package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.driver.plan.CircuitBreaker.State.CLOSED;
import static org.ringrift.jobs.driver.plan.CircuitBreaker.State.HALF_OPEN;
import static org.ringrift.jobs.driver.plan.CircuitBreaker.State.OPEN;
import static org.ringrift.jobs.driver.plan.States.NOW;
import static org.ringrift.jobs.driver.plan.States.failed;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static CircuitBreaker.State after(int failures, Duration ago) {
        return CircuitBreaker.state(failed(failures, ago), NOW);
    }

    @Test
    void aFailureIsTriedAgainSoon() {
        assertThat(after(1, Duration.ofSeconds(29))).isEqualTo(OPEN);
        assertThat(after(1, Duration.ofSeconds(30))).isEqualTo(CLOSED);
        assertThat(after(2, Duration.ofSeconds(59))).isEqualTo(OPEN);
        assertThat(after(2, Duration.ofSeconds(60))).isEqualTo(CLOSED);
    }

    @Test
    void theThirdOpensItForHalfAnHour() {
        assertThat(after(3, Duration.ofMinutes(29))).isEqualTo(OPEN);
        assertThat(after(3, Duration.ofMinutes(30))).isEqualTo(HALF_OPEN);
        assertThat(after(4, Duration.ofMinutes(59))).isEqualTo(OPEN);
    }

    @Test
    void noPauseIsLongerThanFourHours() {
        assertThat(after(7, Duration.ofHours(4))).isEqualTo(HALF_OPEN);
        assertThat(after(Integer.MAX_VALUE, Duration.ofHours(4))).isEqualTo(HALF_OPEN);
    }

    @Test
    void aTrialRunIsTheOnlyOne() {
        StageState open = failed(3, Duration.ofHours(1));
        assertThat(CircuitBreaker.admits(open, NOW)).isTrue();
        assertThat(CircuitBreaker.admits(open.begun(), NOW)).isFalse();
        assertThat(CircuitBreaker.admits(StageState.NEW.begun(), NOW)).isTrue();
    }
}
