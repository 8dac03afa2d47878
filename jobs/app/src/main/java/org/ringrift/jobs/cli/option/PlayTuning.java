package org.ringrift.jobs.cli.option;

import java.util.Optional;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Stage;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.record.Opening;
import org.ringrift.rules.Rules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that play games, besides which games: taken as a {@code @Mixin}. */
public final class PlayTuning {
    @Mixin
    private NodeOptions nodes;

    @Option(
            names = "--opening",
            paramLabel = "N",
            defaultValue = "4",
            description = "Random decisions at the start of each game (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "decisions", min = 0, max = Comparison.MAX_OPENING_DECISIONS)
    private int opening;

    @Option(names = "--run-id", paramLabel = "ID", description = "Identity of the run (default: a new one).")
    private String runId;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of tasks (default: by games and cores); no game depends on it.")
    @Domain(unit = "tasks", min = 0)
    private int partitions;

    @Option(
            names = "--wave",
            paramLabel = "N",
            defaultValue = "0",
            description = "Most games in one commit (default: about two minutes' worth); no game depends on it.")
    @Domain(unit = "games", min = 0)
    private int wave;

    /** Random decisions at the start of each game of these rules. */
    public int opening(Rules rules) {
        return Opening.decisions(rules, opening);
    }

    /** Identity of the run: the one given, else a new one. */
    public String runId(String stage) {
        return Optional.ofNullable(runId).orElseGet(() -> StageRun.newId(stage));
    }

    /**
     * How to spread games over tasks and commits.
     *
     * @param stage what is run
     * @throws org.ringrift.UserError if the node class is unknown or not for the stage
     */
    public NodeOptions.Playing playing(Stage stage) {
        NodeOptions.Playing chosen = nodes.playing(stage).inTasks(partitions);
        return cores -> chosen.on(cores).withWave(wave);
    }
}
