package org.ringrift.jobs.play;

import java.util.Optional;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.stage.StageContext;

/**
 * How games are spread over machines, tasks and commits; no game depends on it. A part of the requests of all stages that play.
 *
 * @param nodeClass class of machines to play on; empty for a CPU of no class
 * @param partitions tasks of a wave; 0 chooses
 * @param wave most games in one commit; 0 chooses
 */
public record PlaySpread(
        @Domain(
                description = "Play as suits a class of machines: games at once, batch and tasks a core. The classes: "
                        + "config node.",
                label = "NAME",
                otherwise = "as suits a CPU")
        Optional<String> nodeClass,

        @Domain(
                description = "Number of tasks; no game depends on it.",
                label = "N",
                unit = "tasks",
                min = 0,
                byDefault = "0",
                otherwise = "by games and cores")
        int partitions,

        @Domain(
                description = "Most games in one commit; no game depends on it.",
                label = "N",
                unit = "games",
                min = 0,
                byDefault = "0",
                otherwise = "about two minutes' worth")
        int wave) {
    /** As the program chooses. */
    public static final PlaySpread AUTOMATIC = new PlaySpread(Optional.empty(), 0, 0);

    /**
     * The options for a session.
     *
     * @param context where is played
     * @param stages what is run
     * @return the options
     * @throws org.ringrift.UserError if there is no such class of machines, or it is not for the stages
     */
    public PlayOptions options(StageContext context, StageName... stages) {
        PlayOptions options = PlayOptions.STANDARD;
        if (nodeClass.isPresent()) {
            NodeClass chosen = context.nodeClasses().get().find(nodeClass.get());
            for (StageName stage : stages) {
                chosen.requireSuits(stage);
            }
            options = chosen.playOptions(context.lake().spark().sparkContext().defaultParallelism());
        }
        return (partitions == 0 ? options : options.withPartitions(partitions)).withWave(wave);
    }
}
