package org.ringrift.jobs.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {
    private static final Work NOTHING = () -> {};

    @Test
    void theStandardLoopsKeepTheirIntervals() {
        assertThat(Arrays.stream(StandardLoop.values())
                        .map(loop -> loop.key() + " " + loop.interval().toSeconds()))
                .containsExactly(
                        "elo-sync 60",
                        "idle-detection 30",
                        "auto-scaling 120",
                        "job-reaper 60",
                        "queue-populator 30",
                        "validation 300");
        assertThat(StandardLoop.values()).allSatisfy(loop -> {
            assertThat(loop.purpose()).isNotBlank().doesNotContain("\n");
            assertThat(loop.doing(NOTHING).name()).isEqualTo(loop.key());
        });
    }

    @Test
    void aRunMayTakeTenIntervalsAndAtLeastFiveMinutes() {
        assertThat(StandardLoop.IDLE_DETECTION.doing(NOTHING).timeLimit()).isEqualTo(Duration.ofSeconds(300));
        assertThat(StandardLoop.AUTO_SCALING.doing(NOTHING).timeLimit()).isEqualTo(Duration.ofSeconds(1200));
    }

    @Test
    void namesAndTimesAreChecked() {
        assertThatThrownBy(() -> BackgroundLoop.of("Elo sync", Duration.ofSeconds(1), NOTHING))
                .hasMessage("Cannot name a loop \"Elo sync\": use words in lower case with hyphens, such as elo-sync.");
        assertThatThrownBy(() -> BackgroundLoop.of("elo-sync", Duration.ZERO, NOTHING))
                .hasMessage("Cannot run loop elo-sync with an interval of 0 s: state a time above 0.");
        assertThatThrownBy(
                        () -> new BackgroundLoop("elo-sync", Duration.ofSeconds(1), Duration.ofMillis(-500), NOTHING))
                .hasMessage("Cannot run loop elo-sync with a time limit of -0.50 s: state a time above 0.");
    }
}
