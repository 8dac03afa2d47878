package org.ringrift.jobs.driver.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.DataState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.ModelState;
import org.ringrift.jobs.driver.plan.StageState;
import org.ringrift.jobs.driver.plan.Strength;
import org.ringrift.jobs.driver.plan.Trend;
import org.ringrift.jobs.driver.state.Facts.Dataset;
import org.ringrift.jobs.driver.state.Facts.Evaluation;
import org.ringrift.jobs.driver.state.Facts.Games;
import org.ringrift.jobs.driver.state.Facts.Model;
import org.ringrift.jobs.driver.state.Facts.Promotion;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.rules.GameConfig;

class StateAssemblyTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final GameConfig CONFIG = GameConfig.parse("hex8_2p");

    private Games games = new Games(0, 0, Instant.EPOCH);
    private final List<Dataset> datasets = new ArrayList<>();
    private final List<Model> models = new ArrayList<>();
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final List<Promotion> promotions = new ArrayList<>();
    private final List<RunStatus> runs = new ArrayList<>();
    private final List<RunRow> ends = new ArrayList<>();
    private Map<Long, Long> gamesAt = Map.of();
    private int comparisons;

    private ConfigState state() {
        Facts facts = new Facts(games, datasets, models, evaluations, promotions, runs, ends, gamesAt, comparisons);
        return StateAssembly.of(CONFIG, facts, NOON);
    }

    private static Instant ago(int minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    private static RunRow run(LoopStage stage, RunState state, Instant start, Instant end, Map<String, Long> counts) {
        return new RunRow(
                stage.key() + "-" + start,
                1,
                state.word(),
                stage.key(),
                "hex8_2p",
                "app",
                "{}",
                start,
                end,
                null,
                counts,
                1L,
                "{\"games\":40}",
                "0",
                "unknown",
                null,
                null,
                start);
    }

    private void ended(LoopStage stage, RunState state, int minutesAgo) {
        ends.add(run(stage, state, ago(minutesAgo + 2), ago(minutesAgo), Map.of()));
    }

    @Test
    void withoutARowAConfigurationIsFresh() {
        assertThat(StateAssembly.of(CONFIG, Facts.NONE, NOON)).isEqualTo(ConfigState.fresh(CONFIG));
    }

    @Test
    void gamesAreNewUntilAModelWasTrainedFromThem() {
        games = new Games(500, 100, ago(5));
        assertThat(state().data().newGames()).isEqualTo(500);
        datasets.add(new Dataset("one", 3, 9000, 8100));
        gamesAt = Map.of(3L, 300L);
        assertThat(state().data()).isEqualTo(new DataState(500, 500, 100, 300, 9000, 0.9, ago(5)));
        models.add(new Model("m1", "one"));
        assertThat(state().data()).isEqualTo(new DataState(500, 200, 100, 0, 0, 1, ago(5)));
        datasets.add(new Dataset("two", 5, 4000, 4000));
        gamesAt = Map.of(3L, 300L, 5L, 450L);
        assertThat(state().data()).isEqualTo(new DataState(500, 200, 100, 150, 4000, 1, ago(5)));
    }

    @Test
    void aNewModelIsOwedAnEvaluationAndAPassedOneADecision() {
        models.add(new Model("m1", "one"));
        assertThat(state().models()).isEqualTo(new ModelState(false, 1, 0));
        evaluations.add(new Evaluation("e1", "m1", true, 1500, 50, ago(30)));
        assertThat(state().models()).isEqualTo(new ModelState(false, 0, 1));
        ended(LoopStage.PROMOTE, RunState.FAILED, 20);
        assertThat(state().models().undecided())
                .as("a promotion that failed is tried again")
                .isEqualTo(1);
        promotions.add(new Promotion("m1", "e1", ago(10)));
        assertThat(state().models()).isEqualTo(new ModelState(true, 0, 0));
        models.add(new Model("m2", "two"));
        evaluations.add(new Evaluation("e2", "m2", false, 1490, 50, ago(5)));
        assertThat(state().models()).as("rejected").isEqualTo(new ModelState(true, 0, 0));
        evaluations.add(new Evaluation("e3", "m2", true, 1550, 50, ago(4)));
        ends.add(run(LoopStage.PROMOTE, RunState.SUCCEEDED, ago(3), ago(2), Map.of("promotions", 0L)));
        assertThat(state().models()).as("refused when asked").isEqualTo(new ModelState(true, 0, 0));
    }

    @Test
    void strengthIsThatOfTheProductionModelByItsNewestEvaluation() {
        assertThat(state().strength()).isEqualTo(Strength.UNRATED);
        evaluations.add(new Evaluation("e1", "m1", true, 1500, 50, ago(24 * 60)));
        promotions.add(new Promotion("m1", "e1", ago(24 * 60)));
        evaluations.add(new Evaluation("e2", "m2", false, 1300, 40, ago(12 * 60)));
        evaluations.add(new Evaluation("e3", "m3", true, 1600, 30, ago(0)));
        promotions.add(new Promotion("m3", "e3", ago(0)));
        Strength strength = state().strength();
        assertThat(strength.elo()).isEqualTo(1600);
        assertThat(strength.halfWidth()).isEqualTo(30);
        assertThat(strength.velocity()).isCloseTo(100, within(1e-9));
        assertThat(strength.trend()).isEqualTo(Trend.ACCELERATING);
    }

    @Test
    void runsAtWorkAreInFlightAndLostOnesAreNot() {
        RunRow running = run(LoopStage.SELFPLAY, RunState.RUNNING, ago(3), null, Map.of());
        runs.add(new RunStatus(running, RunState.RUNNING, ago(1)));
        runs.add(new RunStatus(running, RunState.LOST, ago(60)));
        runs.add(new RunStatus(
                run(LoopStage.TRAIN, RunState.PLANNED, ago(3), null, Map.of()), RunState.PLANNED, ago(3)));
        assertThat(state().gamesInFlight()).isEqualTo(40);
        assertThat(state().stage(LoopStage.SELFPLAY).inFlight()).isEqualTo(1);
        assertThat(state().stage(LoopStage.TRAIN).inFlight()).isEqualTo(1);
    }

    @Test
    void failuresCountSinceTheLastSuccess() {
        ended(LoopStage.TRAIN, RunState.FAILED, 60);
        ended(LoopStage.TRAIN, RunState.SUCCEEDED, 50);
        ended(LoopStage.TRAIN, RunState.FAILED, 40);
        ended(LoopStage.TRAIN, RunState.LOST, 30);
        ended(LoopStage.TRAIN, RunState.FAILED, 20);
        ended(LoopStage.TRAIN, RunState.CANCELLED, 10);
        assertThat(state().stage(LoopStage.TRAIN)).isEqualTo(new StageState(0, ago(50), 2, ago(20)));
        assertThat(state().stage(LoopStage.DATASET)).isEqualTo(StageState.NEW);
    }

    @Test
    void aGameTakesAsLongAsInTheLastSelfplayThatPlayedAny() {
        ends.add(run(LoopStage.SELFPLAY, RunState.SUCCEEDED, ago(30), ago(20), Map.of("games_added", 300L)));
        ends.add(run(LoopStage.SELFPLAY, RunState.SUCCEEDED, ago(15), ago(14), Map.of("games_added", 0L)));
        assertThat(state().gameSeconds()).isEqualTo(2);
    }

    @Test
    void aGameIsTimedByItsSimulations() {
        ends.add(run(
                LoopStage.SELFPLAY,
                RunState.SUCCEEDED,
                ago(30),
                ago(20),
                Map.of("games_added", 300L, "decision_evaluations", 800L)));
        assertThat(state().gameSeconds()).as("of 64 simulations").isEqualTo(0.16);
        ends.add(run(
                LoopStage.SELFPLAY,
                RunState.SUCCEEDED,
                ago(15),
                ago(14),
                Map.of("games_added", 300L, "decision_evaluations", 0L)));
        assertThat(state().gameSeconds())
                .as("games without a search tell nothing")
                .isEqualTo(0.16);
    }

    @Test
    void aRequestWithoutGamesIsNamed() {
        RunRow row = run(LoopStage.SELFPLAY, RunState.RUNNING, ago(3), null, Map.of());
        for (String request : List.of("{}", "{\"games\":\"many\"}", "{")) {
            RunRow damaged = new RunRow(
                    row.runId(),
                    1,
                    row.state(),
                    row.stage(),
                    row.configKey(),
                    "app",
                    "{}",
                    row.startedAt(),
                    null,
                    null,
                    Map.of(),
                    1L,
                    request,
                    "0",
                    "unknown",
                    null,
                    null,
                    row.startedAt());
            assertThatThrownBy(() -> RequestedGames.of(damaged))
                    .isInstanceOf(StageFailure.class)
                    .hasMessageContaining("its request names no number of games");
        }
    }
}
