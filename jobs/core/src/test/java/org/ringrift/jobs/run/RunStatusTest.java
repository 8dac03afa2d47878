package org.ringrift.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.table.Heartbeats;

class RunStatusTest {
    private static final Instant NOON = Rows.NOON;
    private static final RunRow RUNNING = Rows.run("r", 2, "running", "selfplay", NOON);
    private static final Heartbeats AT_TEN_PAST = new Heartbeats(
            Map.of("heartbeat/2/r", NOON.plusSeconds(600).toEpochMilli(), "heartbeat/1/r", Long.MAX_VALUE));

    private static RunState state(RunRow row, Heartbeats heartbeats, int seconds) {
        return RunStatus.of(List.of(row), heartbeats, each -> false, NOON.plusSeconds(seconds))
                .state();
    }

    @Test
    void aRunIsLostWhenItsLastSignOfLifeIsMoreThanFiveMinutesAgo() {
        assertThat(state(RUNNING, Heartbeats.NONE, 300)).isEqualTo(RunState.RUNNING);
        assertThat(state(RUNNING, Heartbeats.NONE, 301)).isEqualTo(RunState.LOST);
        assertThat(state(RUNNING, AT_TEN_PAST, 900)).isEqualTo(RunState.RUNNING);
        assertThat(state(RUNNING, AT_TEN_PAST, 901)).isEqualTo(RunState.LOST);
    }

    @Test
    void clocksThatDifferByMinutesDoNotMakeARunLost() {
        assertThat(state(RUNNING, Heartbeats.NONE, -3600)).isEqualTo(RunState.RUNNING);
        assertThat(state(RUNNING, Heartbeats.NONE, 60 + 239)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aRunWhoseProcessIsGoneIsLostAtOnce() {
        RunStatus status = RunStatus.of(List.of(RUNNING), Heartbeats.NONE, each -> true, NOON);
        assertThat(status.state()).isEqualTo(RunState.LOST);
        assertThat(status.alive()).isFalse();
        assertThat(status.open()).isTrue();
        assertThat(status.sign()).isEqualTo(NOON);
    }

    @Test
    void whatHasEndedOrWasNotBegunIsNotLost() {
        assertThat(state(Rows.run("r", 2, "failed", "selfplay", NOON), Heartbeats.NONE, 99999))
                .isEqualTo(RunState.FAILED);
        assertThat(state(Rows.run("r", 2, "planned", "selfplay", NOON), Heartbeats.NONE, 99999))
                .isEqualTo(RunState.PLANNED);
        assertThat(state(Rows.run("r", 2, "finished", "selfplay", NOON), Heartbeats.NONE, 99999))
                .isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void anUnknownStateIsRefusedWithThoseThatThereAre() {
        assertThat(RunState.parse("Lost")).isEqualTo(RunState.LOST);
        assertThatThrownBy(() -> RunState.parse("dead"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use 'dead' as the state of a run: it is none. Give planned, claimed, running, "
                        + "succeeded, failed, cancelled, expired, lost.");
    }
}
