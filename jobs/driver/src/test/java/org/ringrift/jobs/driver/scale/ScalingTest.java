package org.ringrift.jobs.driver.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScalingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(3));

    @Test
    void executorsAreAddedWhereManyTasksWait() {
        assertThat(Scaling.of(2, 45, IdleTimes.NONE, Instant.EPOCH, NOW).add())
                .as("one for each ten, and one more")
                .isEqualTo(3);
        assertThat(Scaling.of(4, 45, IdleTimes.NONE, Instant.EPOCH, NOW).add()).isEqualTo(1);
        assertThat(Scaling.of(5, 45, IdleTimes.NONE, Instant.EPOCH, NOW).changes())
                .as("nine each")
                .isFalse();
        assertThat(Scaling.of(49, 5000, IdleTimes.NONE, Instant.EPOCH, NOW).add())
                .as("50 at most")
                .isEqualTo(1);
        assertThat(Scaling.of(0, 1, IdleTimes.NONE, Instant.EPOCH, NOW).add()).isEqualTo(1);
        assertThat(Scaling.of(0, 0, IdleTimes.NONE, Instant.EPOCH, NOW).changes())
                .isFalse();
    }

    @Test
    void afterAChangeNothingIsChangedForTenMinutes() {
        Instant last = NOW.minus(Duration.ofSeconds(599));
        assertThat(Scaling.of(2, 500, IdleTimes.NONE, last, NOW).changes()).isFalse();
        assertThat(Scaling.of(2, 500, IdleTimes.NONE, last, NOW.plusSeconds(1)).changes())
                .isTrue();
    }

    @Test
    void executorsThatHaveIdledLongGoAndTwoStay() {
        IdleTimes times = IdleTimes.NONE.seen(executors(6, 0), NOW);
        Instant later = NOW.plus(Scaling.IDLE);
        assertThat(Scaling.of(6, 3, times, LONG_AGO, later.minusSeconds(1)).changes())
                .isFalse();
        assertThat(Scaling.of(6, 3, times, LONG_AGO, later).remove()).hasSize(3);
        assertThat(Scaling.of(3, 3, times, LONG_AGO, later).remove()).hasSize(1);
        assertThat(Scaling.of(2, 0, times, LONG_AGO, later).changes()).isFalse();
        IdleTimes busy = times.seen(executors(6, 1), later);
        assertThat(Scaling.of(6, 3, busy, LONG_AGO, later).changes())
                .as("all were busy meanwhile")
                .isFalse();
    }

    /** Whatever waits, and whenever it looks: within its bounds, and never both ways in one cooldown. */
    @Test
    void itStaysWithinBoundsAndDoesNotSwing() {
        SplittableRandom chance = new SplittableRandom(3);
        int executors = 4;
        IdleTimes times = IdleTimes.NONE;
        Instant last = Instant.EPOCH;
        Instant now = NOW;
        int lastSign = 0;
        for (int look = 0; look < 5000; look++) {
            now = now.plusSeconds(120);
            int waiting = chance.nextInt(4) == 0 ? chance.nextInt(900) : chance.nextInt(8);
            times = times.seen(executors(executors, waiting > 0 && chance.nextBoolean() ? 1 : 0), now);
            Scaling scaling = Scaling.of(executors, waiting, times, last, now);
            if (scaling.changes()) {
                int sign = scaling.add() > 0 ? 1 : -1;
                assertThat(Duration.between(last, now)).isGreaterThanOrEqualTo(Scaling.COOLDOWN);
                assertThat(scaling.add() == 0 || scaling.remove().isEmpty()).isTrue();
                executors += scaling.add() - scaling.remove().size();
                last = now;
                lastSign = sign;
            }
            assertThat(executors).isBetween(2, 50);
        }
        assertThat(lastSign).as("it did something").isNotZero();
    }

    @Test
    void idleExecutorsAndWaitingWorkAreToldTogether() {
        List<Executor> two = executors(2, 0);
        IdleTimes times = IdleTimes.NONE.seen(two, NOW);
        Instant later = NOW.plus(Mismatch.IDLE);
        assertThat(Mismatch.of(two, times, 3, 0, later)).contains("2 of 2 executors idle while 3 items of work wait.");
        assertThat(Mismatch.of(two, times, 3, 0, later.minusMillis(1)))
                .as("not long enough")
                .isEmpty();
        assertThat(Mismatch.of(two, times, 0, 1, later))
                .contains("All 2 executors idle while 1 stage runs are at work.");
        assertThat(Mismatch.of(two, times, 0, 0, later)).as("nothing to do").isEmpty();
        assertThat(Mismatch.of(List.of(), IdleTimes.NONE, 3, 0, later))
                .contains("3 items of work wait, and there is no executor.");
        assertThat(Mismatch.of(two, times.seen(executors(2, 1), later), 3, 2, later))
                .isEmpty();
    }

    @Test
    void anExecutorThatWorkedBetweenTwoLooksWasNotIdle() {
        IdleTimes times = IdleTimes.NONE.seen(List.of(new Executor("1", "host", "", 2, 0, 0, 7, 0, NOW)), NOW);
        Instant later = NOW.plus(Scaling.IDLE);
        List<Executor> same = List.of(new Executor("1", "host", "", 2, 0, 0, 7, 0, NOW));
        List<Executor> worked = List.of(new Executor("1", "host", "", 2, 0, 0, 8, 0, NOW));
        assertThat(times.seen(same, later).since()).containsEntry("1", NOW);
        assertThat(times.seen(worked, later).since()).containsEntry("1", later);
    }

    private static List<Executor> executors(int number, int tasks) {
        List<Executor> executors = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            executors.add(new Executor("" + i, "host", "", 2, 0, tasks, 0, 0, NOW));
        }
        return executors;
    }
}
