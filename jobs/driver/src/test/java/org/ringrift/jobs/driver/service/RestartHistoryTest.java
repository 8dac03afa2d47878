package org.ringrift.jobs.driver.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.driver.loop.ManualTime.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.service.RestartHistory.Level;
import org.ringrift.jobs.driver.service.Service.Importance;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class RestartHistoryTest {
    /** After failures that come as soon as the pauses let them. */
    private static RestartHistory after(int failures) {
        RestartHistory history = RestartHistory.NONE;
        Instant now = START;
        for (int i = 0; i < failures; i++) {
            history = history.failed(now);
            now = now.plus(history.pause(Importance.NORMAL));
        }
        return history;
    }

    @Test
    void pausesDoubleFromFiveSecondsToFiveMinutes() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            pauses.add(after(i).pause(Importance.NORMAL).toSeconds());
        }
        assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L, 300L);
    }

    @Test
    void theBudgetIsNormalToFiveAndElevatedToTenFailuresInAnHour() {
        assertThat(RestartHistory.NONE.level()).isEqualTo(Level.NORMAL);
        assertThat(after(5).level()).isEqualTo(Level.NORMAL);
        assertThat(after(6).level()).isEqualTo(Level.ELEVATED);
        assertThat(after(10).level()).isEqualTo(Level.ELEVATED);
        assertThat(after(11).level()).isEqualTo(Level.DEGRADED);
    }

    @Test
    void degradedServicesAreTriedAfterHalfAnHourOrFour() {
        assertThat(after(11).pause(Importance.CRITICAL)).isEqualTo(Duration.ofMinutes(30));
        assertThat(after(11).pause(Importance.NORMAL)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void degradedStaysUntilAnHourOfRunning() {
        RestartHistory degraded = after(30);
        assertThat(degraded.lastHour()).as("four hours between tries").hasSize(1);
        assertThat(degraded.level()).isEqualTo(Level.DEGRADED);
        assertThat(degraded.running(START, START.plusSeconds(3599))).isEqualTo(degraded);
        assertThat(degraded.running(START, START.plusSeconds(3600))).isEqualTo(RestartHistory.NONE);
    }

    @Test
    void rareFailuresWaitLongerButAreNotDegraded() {
        RestartHistory history = RestartHistory.NONE;
        for (int i = 0; i < 50; i++) {
            history = history.failed(START.plus(Duration.ofMinutes(50L * i)));
        }
        assertThat(history.level()).isEqualTo(Level.NORMAL);
        assertThat(history.pause(Importance.NORMAL)).isEqualTo(RestartHistory.LONGEST_PAUSE);
    }

    @Seeded(cases = 50)
    void noHourHasMoreThanElevenStartsWhateverTheDelays(Draw draw) {
        RestartHistory history = RestartHistory.NONE;
        Importance importance = draw.of(List.of(Importance.values()));
        List<Instant> starts = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < 60; i++) {
            starts.add(now);
            Duration lived = Duration.ofSeconds(draw.between(0, 4000));
            history = history.running(now, now.plus(lived));
            now = now.plus(lived);
            history = history.failed(now);
            assertThat(history.pause(importance)).isBetween(RestartHistory.FIRST_PAUSE, RestartHistory.DEGRADED_PAUSE);
            assertThat(history.lastHour()).hasSizeBetween(1, RestartHistory.MOST_REMEMBERED);
            now = now.plus(history.pause(importance));
        }
        for (int i = 0; i + RestartHistory.MOST_REMEMBERED < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i), starts.get(i + RestartHistory.MOST_REMEMBERED)))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        }
    }
}
