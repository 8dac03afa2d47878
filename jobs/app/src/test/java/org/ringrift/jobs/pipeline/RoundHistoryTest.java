package org.ringrift.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;

class RoundHistoryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final PipelinePlan PLAN = PipelineRequest.REQUESTS
            .of(
                    Map.of("config", List.of("hex8_2p"), "budget", List.of("1h"), "seed", List.of("1")),
                    field -> field.option())
            .plan();

    private final List<RunRow> rows = new ArrayList<>();

    private void ran(
            String run, String stage, int attempt, RunState state, int from, int to, Map<String, Long> counts) {
        RunRow running = Rows.run(run, attempt, "running", stage, START.plusSeconds(from));
        rows.add(running);
        if (state.ended()) {
            Instant end = START.plusSeconds(to);
            rows.add(running.ended(state, end, end, null, counts));
        }
    }

    private void round(int number, int from, long games) {
        String run = PLAN.runId(number);
        ran(run, "pipeline", 1, RunState.SUCCEEDED, from, from + 200, Map.of());
        ran(run + "-selfplay", "selfplay", 1, RunState.SUCCEEDED, from, from + 50, counts(games));
        Map<String, Long> samples = Map.of("train_samples", 9000L, "validation_samples", 1000L);
        ran(run + "-dataset", "dataset", 1, RunState.SUCCEEDED, from + 50, from + 60, samples);
        Map<String, Long> learned = Map.of("train_samples", 9000L, "epochs", 2L);
        ran(run + "-train", "train", 1, RunState.SUCCEEDED, from + 60, from + 160, learned);
    }

    private void decided(int number, int from) {
        String run = PLAN.runId(number);
        ran(run + "-evaluate", "evaluate", 1, RunState.SUCCEEDED, from + 160, from + 185, Map.of());
        ran(run + "-promote", "promote", 1, RunState.SUCCEEDED, from + 185, from + 190, Map.of());
    }

    private static Map<String, Long> counts(long games) {
        return Map.of("games_requested", games, "games_added", games);
    }

    private RoundHistory history() {
        return RoundHistory.of(PLAN, rows, row -> row.startedAt().plusSeconds(30));
    }

    @Test
    void withoutRowsNothingWasSpent() {
        ran("another", "pipeline", 1, RunState.SUCCEEDED, 0, 100, Map.of());
        RoundHistory history = history();
        assertThat(history.finished()).isZero();
        assertThat(history.spentSeconds()).isZero();
        assertThat(history.newest()).isEmpty();
    }

    @Test
    void completedRoundsTellWhatTheyTook() {
        round(1, 0, 200);
        decided(1, 0);
        round(2, 300, 400);
        decided(2, 300);
        RoundHistory history = history();
        assertThat(history.finished()).isEqualTo(2);
        assertThat(history.spentSeconds()).isEqualTo(400);
        assertThat(history.games()).containsExactly(200, 400);
        assertThat(history.newest()).contains(new RoundCost(400, 50, 10_000, 10, 18_000, 100, 30, 10));
        assertThat(history.newestBegan()).contains(START.plusSeconds(300));
        assertThat(history.unevaluated()).isZero();
    }

    @Test
    void aRoundThatWasNotEvaluatedTellsWhatEvaluationTookBefore() {
        round(1, 0, 200);
        decided(1, 0);
        round(2, 300, 400);
        round(3, 600, 300);
        RoundHistory history = history();
        assertThat(history.finished()).isEqualTo(3);
        assertThat(history.unevaluated()).isEqualTo(2);
        assertThat(history.evaluatedBegan()).contains(START);
        assertThat(history.newest()).contains(new RoundCost(300, 50, 10_000, 10, 18_000, 100, 30, 40));
    }

    @Test
    void timeOfARoundThatWasStoppedIsSpent() {
        round(1, 0, 200);
        ran(PLAN.runId(2), "pipeline", 1, RunState.CANCELLED, 300, 350, Map.of());
        ran(PLAN.runId(2), "pipeline", 2, RunState.RUNNING, 400, 0, Map.of());
        RoundHistory history = history();
        assertThat(history.finished()).isEqualTo(1);
        assertThat(history.spentSeconds()).isEqualTo(200 + 50 + 30);
        assertThat(history.games()).containsExactly(200);
    }

    @Test
    void aRoundOfWhichAPartWasDoneBeforeTellsNoRates() {
        round(1, 0, 200);
        rows.removeIf(row -> row.stage().equals("selfplay") && row.runState() == RunState.SUCCEEDED);
        ran(
                PLAN.runId(1) + "-selfplay",
                "selfplay",
                2,
                RunState.SUCCEEDED,
                10,
                20,
                Map.of("games_requested", 200L, "games_added", 0L));
        assertThat(history().finished()).isEqualTo(1);
        assertThat(history().newest()).isEmpty();
    }
}
