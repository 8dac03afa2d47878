package org.ringrift.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.launch.EmbeddedLauncher;
import org.ringrift.jobs.driver.launch.Ended;
import org.ringrift.jobs.driver.launch.Launcher;
import org.ringrift.jobs.driver.launch.RunEnd;
import org.ringrift.jobs.driver.launch.StageRuns;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.DataState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.ModelState;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.driver.plan.StageStates;
import org.ringrift.jobs.driver.plan.Strength;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** Stages in processes of their own leave the rows that they leave in this one. */
@Tag("long")
class SubmitLauncherTest {
    private static final GameConfig CONFIG = GameConfig.parse("hex8_2p");
    private static final String RUN = "driver-hex8_2p-selfplay-0123456789abcdef";
    private static final Action ACTION = new Action.Step(CONFIG, LoopStage.SELFPLAY, SlotKind.CPU, 1, "for a test");
    private static final ConfigState STATE = new ConfigState(
            CONFIG,
            new DataState(0, 0, 0, 0, 0, 1, Instant.EPOCH),
            new ModelState(false, 0, 0),
            Strength.UNRATED,
            0,
            0,
            StageStates.NEW);

    /** A few quick games. */
    private static final StageRuns GAMES = (context, state, action, runId) -> LoopRuns.prepared(
            new SelfplayStage(),
            SelfplayRequest.of(GameSetup.of(Rules.of(CONFIG)), 4, List.of(PlayerSpec.parse("random")), 7),
            runId,
            (where, report) -> {});

    @TempDir
    private Path folder;

    private final Semaphore ended = new Semaphore(0);

    private Launcher submitting(Lake lake) throws IOException {
        return TestSubmit.launcher(StageContext.of(lake, StageListener.NONE), GAMES, ended::release, folder);
    }

    private Ended run(Lake lake, Launcher launcher) throws InterruptedException {
        launcher.start(StageContext.of(lake, StageListener.NONE), STATE, ACTION, RUN);
        assertThat(launcher.atWork())
                .singleElement()
                .satisfies(run -> assertThat(run.runId()).isEqualTo(RUN));
        assertThat(ended.tryAcquire(5, TimeUnit.MINUTES)).isTrue();
        List<Ended> endings = launcher.reap(Instant.now());
        assertThat(endings).hasSize(1);
        assertThat(launcher.atWork()).isEmpty();
        return endings.get(0);
    }

    private static List<String> games(Lake lake) {
        return lake.games().read().select("game_id", "record_sha256").orderBy("game_id").collectAsList().stream()
                .map(row -> row.getString(0) + " " + row.getString(1))
                .toList();
    }

    /** What does not belong to one attempt by one process. */
    private static List<Object> whatIsTheSame(RunRow row) {
        return List.of(
                row.runId(),
                row.attempt(),
                row.state(),
                row.stage(),
                row.configKey(),
                row.parameters(),
                row.counts(),
                row.epoch(),
                row.request(),
                row.requestSha256(),
                row.codeCommit(),
                row.error() == null);
    }

    @Test
    void aProcessOfItsOwnLeavesTheSameRows() throws Exception {
        Lake here = SharedSpark.lake(folder.resolve("here"));
        Lake there = SharedSpark.lake(folder.resolve("there"));
        try (Launcher embedded = EmbeddedLauncher.inThreads(GAMES, ended::release);
                Launcher submitting = submitting(there)) {
            assertThat(run(here, embedded).end().kind()).isEqualTo(RunEnd.Kind.DONE);
            Ended child = run(there, submitting);
            assertThat(child.end().kind())
                    .as("%s: %s", child.end().sentence(), output())
                    .isEqualTo(RunEnd.Kind.DONE);
        }
        assertThat(games(there)).hasSize(4).isEqualTo(games(here));
        assertThat(there.runs().history(RUN))
                .extracting(SubmitLauncherTest::whatIsTheSame)
                .hasSize(2)
                .isEqualTo(here.runs().history(RUN).stream()
                        .map(SubmitLauncherTest::whatIsTheSame)
                        .toList());
        assertThat(output()).contains("\"" + RUN + "\"");
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("Spark's properties may be secret")
                    .containsExactlyInAnyOrder(RUN + ".json", RUN + ".log");
        }
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("logs").resolve(RUN + ".log"));
    }

    @Test
    void aRunThatAnotherProcessHasIsNotStartedAndHasNotFailed() throws Exception {
        Lake lake = SharedSpark.lake(folder.resolve("lake"));
        lake.runs().append(List.of(Rows.run(RUN, 1, "running", "selfplay", Instant.now())));
        try (Launcher embedded = EmbeddedLauncher.inThreads(GAMES, ended::release);
                Launcher submitting = submitting(lake)) {
            RunEnd end = run(lake, embedded).end();
            assertThat(end.kind()).isEqualTo(RunEnd.Kind.ELSEWHERE);
            assertThat(end.sentence()).isEqualTo("another process is at work on run " + RUN + ".");
            assertThat(end.cause()).containsInstanceOf(UserError.class);
            assertThatThrownBy(() -> submitting.start(StageContext.of(lake, StageListener.NONE), STATE, ACTION, RUN))
                    .isInstanceOf(UserError.class)
                    .hasMessage("Cannot start run " + RUN + ": another process is at work on it.");
            assertThat(submitting.atWork()).isEmpty();
        }
        assertThat(lake.runs().history(RUN)).hasSize(1);
    }
}
