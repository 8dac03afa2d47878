package org.ringrift.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.launch.Driver;
import org.ringrift.jobs.driver.launch.DriverService;
import org.ringrift.jobs.driver.launch.DriverStatus;
import org.ringrift.jobs.driver.launch.EmbeddedLauncher;
import org.ringrift.jobs.driver.launch.PreparedRun;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.PlayerKind;
import org.ringrift.jobs.driver.plan.PlayerMix;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.driver.work.WorkQueue;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.lease.Lease;
import org.ringrift.jobs.lease.LeaseChain;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageProgress;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class DriverTest {
    private static final GameConfig CONFIG = GameConfig.parse("square8_2p");

    @TempDir
    private Path folder;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore ended = new Semaphore(0);
    private final DriverStatus status = new DriverStatus(InstantSource.system());
    private final StageListener listener = new StageListener() {
        @Override
        public void said(String line) {
            said.add(line);
        }

        @Override
        public void progressed(StageProgress progress) {}
    };

    private Leadership leadership(Lake lake, String holder) {
        return Leadership.of(LeaseChain.of(lake), lake, holder, Duration.ofHours(1), InstantSource.system());
    }

    private Driver driver(Lake lake, Leadership leadership, String owner) {
        return new Driver(
                StageContext.of(lake, listener),
                leadership,
                List.of(CONFIG),
                new Slots(0, 1),
                owner,
                EmbeddedLauncher.inThreads(new SmallRuns(), ended::release),
                status);
    }

    /** As a driver that is killed before the run that it has taken begins. */
    private static void claimAndDie(Lake lake, long epoch) {
        WorkQueue queue = new WorkQueue(lake.work(), InstantSource.system());
        queue.offer(
                queue.read(),
                List.of(new Action.Step(CONFIG, LoopStage.TRAIN, SlotKind.CPU, 1, "new games in the dataset")),
                epoch);
        assertThat(queue.claim(queue.read().queued().get(0), "dead", epoch)).isPresent();
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(ended.tryAcquire(5, TimeUnit.MINUTES))
                .as("the run ends; said %s", said)
                .isTrue();
    }

    @Tag("long")
    @Test
    void theLeaderGoesFromStageToStageAndAnotherOneGoesOn() throws InterruptedException {
        Lake lake = SharedSpark.lake(folder);
        Leadership first = leadership(lake, "first");
        Leadership second = leadership(lake, "second");
        assertThat(first.step().leads()).isTrue();
        assertThat(second.step().leads()).isFalse();
        try (Driver leader = driver(lake, first, "first");
                Driver other = driver(lake, second, "second")) {
            assertThat(other.round()).as("stands by").isZero();
            for (String stage : List.of("selfplay", "dataset")) {
                assertThat(leader.round()).as("%s; said %s", stage, said).isEqualTo(1);
                assertThat(leader.atWork()).containsExactly("square8_2p " + stage);
                assertThat(leader.round()).as("the only slot is taken").isZero();
                awaitEnd();
            }
            leader.settle();
            claimAndDie(lake, first.step().epoch());
            first.release();
            assertThat(leader.round()).as("does not lead any more").isZero();
            assertThat(second.step().leads()).isTrue();
            assertThat(other.round()).isEqualTo(1);
            awaitEnd();
            assertThat(other.settle()).isZero();
        }
        assertThat(lake.work().all())
                .filteredOn(row -> row.workState().ended())
                .extracting(WorkRow::workId, WorkRow::attempt, WorkRow::state, WorkRow::owner)
                .containsExactlyInAnyOrder(
                        tuple("square8_2p-selfplay-1", 1, "done", "first"),
                        tuple("square8_2p-dataset-1", 1, "done", "first"),
                        tuple("square8_2p-train-1", 1, "lost", "dead"),
                        tuple("square8_2p-train-1", 2, "done", "second"));
        List<RunRow> succeeded = lake.runs().overview(Optional.empty()).stream()
                .filter(row -> row.runState() == RunState.SUCCEEDED)
                .toList();
        assertThat(succeeded).extracting(RunRow::stage).containsExactlyInAnyOrder("selfplay", "dataset", "train");
        assertThat(lake.games().read().count()).isEqualTo(50);
        assertThat(lake.models().history("square8_2p")).hasSize(1);
        JsonNode shown = status.status().path("configs").get(0);
        assertThat(shown.path("games").asInt()).isEqualTo(50);
        assertThat(shown.path("in_flight").path("train").asInt()).isEqualTo(1);
        assertThat(status.metrics())
                .contains(
                        "ringrift_driver_ended_total{result=\"success\"} 3",
                        "ringrift_config_games{config=\"square8_2p\"} 50");
        assertThat(said)
                .anyMatch(line -> line.equals("Leads in epoch 1."))
                .anyMatch(line -> line.contains(" games of 64 simulations, 50 games are missing to the floor"))
                .anyMatch(line -> line.startsWith("square8_2p train: done in "))
                .anyMatch(line -> line.equals("Leads in epoch 2."));
    }

    @Test
    void aLeaseThatCannotBeGivenUpIsSaidAndNoFailure() {
        Lake lake = SharedSpark.lake(folder);
        Leadership leadership = Leadership.of(
                new Unreleasable(LeaseChain.of(lake)), lake, "first", Duration.ofHours(1), InstantSource.system());
        DriverService service = new DriverService(
                StageContext.of(lake, listener), leadership, Duration.ofHours(1), Duration.ofMillis(200), status);
        try (Driver driver = driver(lake, leadership, "first")) {
            service.run(driver, Optional.of(Duration.ZERO));
        }
        assertThat(said).containsExactly("No voter answers. The lease runs out by itself in 3600 s.");
    }

    /** As a lease of voters of whom most have gone meanwhile. */
    private record Unreleasable(LeaseChain chain) implements LeaseChain {
        @Override
        public Optional<Lease> newest() {
            return chain.newest();
        }

        @Override
        public boolean add(Lease next) {
            if (next.released()) {
                throw new StageFailure("No voter answers.");
            }
            return chain.add(next);
        }

        @Override
        public void close() {
            chain.close();
        }
    }

    /** The clock goes on by an hour as soon as games are played. */
    @Tag("long")
    @Test
    void whenItsTimeIsUpADriverLeavesWorkThatTheNextOneGoesOnWith() {
        Lake lake = SharedSpark.lake(folder);
        AtomicBoolean playing = new AtomicBoolean();
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        StageListener watching = new StageListener() {
            @Override
            public void said(String line) {
                said.add(line);
            }

            @Override
            public void progressed(StageProgress progress) {
                playing.set(true);
            }
        };
        for (int attempt = 1; attempt <= 2; attempt++) {
            playing.set(false);
            Instant start = noon.plus(Duration.ofHours(2L * attempt));
            StageContext context = StageContext.of(lake, watching)
                    .withClock(() -> playing.get() ? start.plus(Duration.ofHours(1)) : start);
            Leadership leadership = leadership(lake, "driver-" + attempt);
            DriverService service =
                    new DriverService(context, leadership, Duration.ofHours(1), Duration.ofMillis(200), status);
            EmbeddedLauncher launcher = EmbeddedLauncher.inThreads(DriverTest::manyGames, service::wake);
            try (Driver driver =
                    new Driver(context, leadership, List.of(CONFIG), new Slots(0, 1), "test", launcher, status)) {
                service.run(driver, Optional.of(Duration.ofMinutes(45)));
                assertThat(driver.atWork()).isEmpty();
            }
        }
        assertThat(lake.work().all())
                .filteredOn(row -> row.stage().equals("selfplay") && row.number() == 1)
                .extracting(WorkRow::attempt, WorkRow::state)
                .containsExactlyInAnyOrder(
                        tuple(1, "queued"),
                        tuple(1, "claimed"),
                        tuple(1, "lost"),
                        tuple(2, "queued"),
                        tuple(2, "claimed"));
        List<RunRow> runs = lake.runs().overview(Optional.empty());
        assertThat(runs)
                .as("said %s", said)
                .extracting(RunRow::attempt, RunRow::state)
                .containsExactlyInAnyOrder(
                        tuple(1, "running"), tuple(1, "cancelled"), tuple(2, "running"), tuple(2, "cancelled"));
        assertThat(runs).extracting(RunRow::runId).containsOnly(runs.get(0).runId());
        assertThat(runs)
                .filteredOn(row -> row.runState() == RunState.CANCELLED)
                .extracting(RunRow::error)
                .containsOnly("Cancelled by the end of the driver's time.");
        assertThat(said).contains("Time is up: ends what is at work. The next driver goes on with it.");
    }

    /** More than can be played. */
    private static PreparedRun manyGames(StageContext context, ConfigState state, Action action, String runId) {
        return LoopRuns.prepared(
                new SelfplayStage(),
                SelfplayRequest.of(GameSetup.of(Rules.of(CONFIG)), 100_000, List.of(PlayerSpec.parse("random")), 7),
                runId,
                (where, report) -> {});
    }

    @Test
    void playersThatSearchAreSeatedInTheirProportion() {
        PlayerMix mix = new PlayerMix(
                Map.of(PlayerKind.MODEL_SEARCH, 0.6, PlayerKind.SEARCH, 0.15, PlayerKind.HEURISTIC, 0.25));
        String sha256 = "a".repeat(64);
        List<PlayerSpec> seats = LoopRuns.players(mix, 8, Optional.of(sha256));
        PlayerSpec withNet = PlayerSpec.parse("gumbel:sims=8,model=" + sha256);
        assertThat(seats).hasSize(10).filteredOn(withNet::equals).hasSize(8);
        assertThat(LoopRuns.players(mix, 8, Optional.empty())).containsExactly(PlayerSpec.parse("gumbel:sims=8"));
        PlayerMix settled = new PlayerMix(Map.of(PlayerKind.MODEL_SEARCH, 1.0));
        assertThat(LoopRuns.players(settled, 8, Optional.of(sha256))).containsExactly(withNet);
    }
}
