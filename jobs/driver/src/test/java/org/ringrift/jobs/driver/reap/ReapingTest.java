package org.ringrift.jobs.driver.reap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.table.Heartbeats;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.rules.GameConfig;

class ReapingTest {
    private static final Instant NOON = Rows.NOON;
    private static final String OURS = "driver-hex8_2p-selfplay-0123456789abcdef";

    /** A run that started at noon and is alive at a time; its configuration is hex8_2p. */
    private static RunStatus alive(String run, String stage, Instant now) {
        RunRow row = Rows.run(run, 1, "running", stage, NOON);
        Heartbeats beats = new Heartbeats(Map.of("heartbeat/1/" + run, now.toEpochMilli()));
        return RunStatus.of(List.of(row), beats, each -> false, now);
    }

    private static RunStatus silent(String state, Instant now) {
        return RunStatus.of(List.of(Rows.run(OURS, 1, state, "selfplay", NOON)), Heartbeats.NONE, each -> false, now);
    }

    @Test
    void aRunOfADriverIsAskedToEndBehindItsDeadlineAndNotBefore() {
        Instant limit = NOON.plus(Duration.ofHours(2));
        assertThat(Reaping.of(alive(OURS, "selfplay", limit), limit)).isEqualTo(Reaping.LEAVE);
        Instant later = limit.plusSeconds(1);
        assertThat(Reaping.of(alive(OURS, "selfplay", later), later)).isEqualTo(Reaping.ASK_TO_END);
        assertThat(Reaping.of(alive(OURS, "train", later), later)).isEqualTo(Reaping.LEAVE);
    }

    @Test
    void aRunThatAPersonBeganMayTakeAsLongAsItLikes() {
        Instant nextMonth = NOON.plus(Duration.ofDays(30));
        assertThat(Reaping.of(alive("nightly", "selfplay", nextMonth), nextMonth))
                .isEqualTo(Reaping.LEAVE);
        assertThat(Reaping.of(alive("driver-nightly", "pipeline", nextMonth), nextMonth))
                .isEqualTo(Reaping.LEAVE);
    }

    @Test
    void aRunWithoutASignOfLifeIsLostWhoeverBeganIt() {
        assertThat(Reaping.of(silent("running", NOON.plusSeconds(300)), NOON.plusSeconds(300)))
                .isEqualTo(Reaping.LEAVE);
        assertThat(Reaping.of(silent("running", NOON.plusSeconds(301)), NOON.plusSeconds(301)))
                .isEqualTo(Reaping.RECORD_LOST);
        assertThat(Reaping.of(silent("claimed", NOON.plusSeconds(301)), NOON.plusSeconds(301)))
                .isEqualTo(Reaping.RECORD_LOST);
    }

    @Test
    void aPlannedRunExpiresIfNobodyTakesIt() {
        Instant limit = NOON.plus(Duration.ofMinutes(15));
        assertThat(Reaping.of(silent("planned", limit), limit)).isEqualTo(Reaping.LEAVE);
        assertThat(Reaping.of(silent("planned", limit.plusSeconds(1)), limit.plusSeconds(1)))
                .isEqualTo(Reaping.EXPIRE);
    }

    /** Whatever a run is, waiting never makes it better, and what has ended is left alone for ever. */
    @Test
    void whatIsToBeDoneStaysToBeDone() {
        SplittableRandom random = new SplittableRandom(11);
        List<GameConfig> configs = GameConfig.all();
        for (int i = 0; i < 2000; i++) {
            RunState state = RunState.values()[random.nextInt(RunState.values().length)];
            LoopStage stage = LoopStage.values()[random.nextInt(LoopStage.values().length)];
            String run = random.nextBoolean() ? OURS : "by-hand";
            RunRow row = Rows.run(run, 1, state.word(), stage.key(), NOON);
            assertThat(configs).extracting(GameConfig::key).contains(row.configKey());
            boolean beats = random.nextBoolean();
            List<Reaping> seen = new ArrayList<>();
            for (int minutes = 0; minutes < 2000; minutes += 1 + random.nextInt(200)) {
                Instant now = NOON.plus(Duration.ofMinutes(minutes));
                Heartbeats signs =
                        beats ? new Heartbeats(Map.of("heartbeat/1/" + run, now.toEpochMilli())) : Heartbeats.NONE;
                seen.add(Reaping.of(RunStatus.of(List.of(row), signs, each -> false, now), now));
            }
            List<Reaping> done = seen.stream().dropWhile(Reaping.LEAVE::equals).toList();
            assertThat(done.stream().distinct().count())
                    .as("%s %s %s", state, stage, seen)
                    .isLessThanOrEqualTo(1);
            if (state.ended()) {
                assertThat(done).isEmpty();
            } else if (!beats) {
                assertThat(done).isNotEmpty();
            }
        }
    }
}
