package org.ringrift.jobs.cli;

import java.util.Optional;
import org.ringrift.jobs.play.PlayOptions;
import org.ringrift.jobs.run.StageRun;
import picocli.CommandLine.Option;

/** Options of commands that play evaluation games, besides which games: taken as a {@code @Mixin}. */
final class PlayTuning {
    @Option(
            names = "--opening",
            paramLabel = "N",
            defaultValue = "4",
            description = "Random decisions at the start of each game (default: ${DEFAULT-VALUE}).")
    private int opening;

    @Option(names = "--run-id", paramLabel = "ID", description = "Identity of the run (default: a new one).")
    private String runId;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of tasks (default: by games and cores); no game depends on it.")
    private int partitions;

    /** Random decisions at the start of each game. */
    int opening() {
        return opening;
    }

    /** Identity of the run: the one given, else a new one. */
    String runId(String stage) {
        return Optional.ofNullable(runId).orElseGet(() -> StageRun.newId(stage));
    }

    /** How to spread games over tasks. */
    PlayOptions options() {
        return PlayOptions.STANDARD.withPartitions(partitions);
    }
}
