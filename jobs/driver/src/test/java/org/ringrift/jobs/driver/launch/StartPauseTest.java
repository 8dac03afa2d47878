package org.ringrift.jobs.driver.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.lake.Rows;

class StartPauseTest {
    private final StartPause pause = new StartPause();

    /** Seconds that the pause lasts from now on. */
    private long seconds(Instant now) {
        long seconds = 0;
        while (pause.holds(now.plusSeconds(seconds))) {
            seconds++;
        }
        return seconds;
    }

    @Test
    void processesThatDoNotBeginAreStartedLessAndLessOften() {
        assertThat(pause.holds(Rows.NOON)).isFalse();
        for (long expected : new long[] {30, 60, 120, 240, 480, 960, 1800, 1800}) {
            pause.ended(false, Rows.NOON);
            assertThat(seconds(Rows.NOON)).isEqualTo(expected);
        }
        assertThat(pause.failures()).isEqualTo(8);
        pause.ended(true, Rows.NOON);
        assertThat(pause.holds(Rows.NOON)).as("one that begins ends it").isFalse();
        pause.ended(false, Rows.NOON);
        assertThat(seconds(Rows.NOON)).isEqualTo(30);
    }
}
