package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.driver.plan.States.NOW;
import static org.ringrift.jobs.driver.plan.States.data;
import static org.ringrift.jobs.driver.plan.States.failed;
import static org.ringrift.jobs.driver.plan.States.running;
import static org.ringrift.jobs.driver.plan.States.settled;
import static org.ringrift.jobs.driver.plan.States.trainable;
import static org.ringrift.jobs.driver.plan.States.with;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.plan.TrainingReadiness.Gate;

class TrainingReadinessTest {
    private static final ConfigState READY = trainable("hex8_2p");

    private static Gate gate(ConfigState state) {
        return TrainingReadiness.gate(state, NOW);
    }

    private static DataState dataset(long games, long datasetGames, long samples, double share, Duration age) {
        return new DataState(games, datasetGames, 500, datasetGames, samples, share, NOW.minus(age));
    }

    private static StageState trained(Duration ago) {
        return new StageState(0, NOW.minus(ago), 0, StageState.NEVER);
    }

    @Test
    void withEnoughNewGamesItStarts() {
        assertThat(gate(READY)).isEqualTo(Gate.READY);
    }

    @Test
    void eachGateShuts() {
        assertThat(gate(with(READY, LoopStage.TRAIN, running()))).isEqualTo(Gate.RUNNING);
        assertThat(gate(with(READY, new ModelState(true, 1, 0)))).isEqualTo(Gate.CANDIDATE);
        assertThat(gate(with(READY, new ModelState(true, 0, 1)))).isEqualTo(Gate.CANDIDATE);
        assertThat(gate(with(READY, LoopStage.TRAIN, failed(3, Duration.ZERO)))).isEqualTo(Gate.BREAKER);
        Duration fresh = Duration.ofHours(1);
        assertThat(gate(with(READY, dataset(20_000, 900, 90_000, 1, fresh)))).isEqualTo(Gate.GAMES);
        assertThat(gate(with(READY, dataset(20_000, 3000, 1536, 1, fresh)))).isEqualTo(Gate.SAMPLES);
        assertThat(gate(with(READY, dataset(20_000, 3000, 90_000, 0.39, fresh))))
                .isEqualTo(Gate.TARGETS);
        assertThat(gate(with(READY, dataset(20_000, 3000, 90_000, 1, Duration.ofHours(49)))))
                .isEqualTo(Gate.STALE);
        assertThat(gate(with(READY, dataset(400, 400, 90_000, 1, Duration.ofHours(49)))))
                .isEqualTo(Gate.READY);
    }

    @Test
    void aTrainingWaitsBehindTheLastOneUnlessThereArePlentyOfNewGames() {
        Duration fresh = Duration.ofHours(1);
        ConfigState enough = with(READY, dataset(20_000, 1999, 90_000, 1, fresh)); // 1000 are needed
        ConfigState plenty = with(READY, dataset(20_000, 2000, 90_000, 1, fresh));
        assertThat(gate(with(enough, LoopStage.TRAIN, trained(Duration.ofMinutes(29)))))
                .isEqualTo(Gate.COOLDOWN);
        assertThat(gate(with(enough, LoopStage.TRAIN, trained(Duration.ofMinutes(31)))))
                .isEqualTo(Gate.READY);
        assertThat(gate(with(plenty, LoopStage.TRAIN, trained(Duration.ZERO)))).isEqualTo(Gate.READY);
    }

    @Test
    void aDatasetIsMadeAgainOnceWhereGamesHaveBecomePlenty() {
        assertThat(owedInThePause(1999, 1200)).isEmpty();
        assertThat(owedInThePause(2000, 1200)).contains(LoopStage.DATASET);
        assertThat(owedInThePause(2000, 2000)).contains(LoopStage.TRAIN);
    }

    private static Optional<LoopStage> owedInThePause(long newGames, long datasetGames) {
        DataState games = new DataState(
                10_000 + newGames, newGames, 500, datasetGames, 90_000, 1, NOW.minus(Duration.ofMinutes(1)));
        ConfigState state = with(with(READY, games), LoopStage.TRAIN, trained(Duration.ofMinutes(1)));
        return OwedSteps.STANDARD.of(state, NOW).map(OwedSteps.Step::stage);
    }

    @Test
    void aLowerShareOfSoftTargetsIsLetThroughAfterFourHours() {
        ConfigState low = with(READY, dataset(20_000, 3000, 90_000, 0.45, Duration.ofHours(1)));

        assertThat(gate(with(low, LoopStage.TRAIN, trained(Duration.ofHours(3)))))
                .isEqualTo(Gate.TARGETS);
        assertThat(gate(with(low, LoopStage.TRAIN, trained(Duration.ofHours(5)))))
                .isEqualTo(Gate.READY);
    }

    @Test
    void aTrainingNeedsATenthOfNewGamesBetweenTheFloorAndAThousand() {
        assertThat(needed("hex8_2p", data(0, 0, 0))).isEqualTo(50);
        assertThat(needed("hex8_3p", data(300, 0, 0))).isEqualTo(70);
        assertThat(needed("hex8_4p", data(100, 100, 0))).isEqualTo(100);
        assertThat(needed("hex8_2p", data(4000, 0, 0))).isEqualTo(400);
        assertThat(needed("hex8_2p", data(4000, 3000, 0))).isEqualTo(100);
        assertThat(needed("hex8_2p", data(1_000_000, 0, 0))).isEqualTo(1000);
    }

    private static long needed(String config, DataState data) {
        return TrainingReadiness.newGamesNeeded(with(settled(config), data));
    }

    @Test
    void theCooldownFollowsTheTrend() {
        assertThat(cooldown(0, Trend.STABLE)).isEqualTo(Duration.ofMinutes(30));
        assertThat(cooldown(0, Trend.PLATEAU)).isEqualTo(Duration.ofMinutes(30));
        assertThat(cooldown(0, Trend.ACCELERATING)).isEqualTo(Duration.ofMinutes(15));
        assertThat(cooldown(0, Trend.DECELERATING)).isEqualTo(Duration.ofMinutes(45));
        assertThat(cooldown(21, Trend.STABLE)).isEqualTo(Duration.ofMinutes(21));
        assertThat(cooldown(-11, Trend.STABLE)).isEqualTo(Duration.ofMinutes(39));
    }

    private static Duration cooldown(double velocity, Trend trend) {
        return TrainingReadiness.cooldown(new Strength(1500, 30, velocity, trend));
    }

    @Test
    void whatAConfigurationWaitsForIsSaid() {
        Instant again = NOW.plus(Duration.ofMinutes(30));
        assertThat(Waiting.of(settled("hex8_2p"), NOW)).isEqualTo("train: too few new games");
        assertThat(Waiting.of(READY, NOW)).isEqualTo("train: waits for a slot");
        ConfigState candidate = with(READY, new ModelState(true, 1, 0));
        assertThat(Waiting.of(with(candidate, LoopStage.EVALUATE, running()), NOW))
                .isEqualTo("evaluate: in flight");
        assertThat(Waiting.of(with(candidate, LoopStage.EVALUATE, failed(3, Duration.ZERO)), NOW))
                .isEqualTo("evaluate: has failed 3 times in a row, tried again at " + again);
    }
}
