package org.ringrift.jobs.pipeline;

import java.util.Locale;
import org.ringrift.Keyed;
import org.ringrift.UserError;
import org.ringrift.board.BoardType;

/** How much work one iteration of the pipeline is. */
public enum PipelinePreset implements Keyed {
    /** An iteration in minutes on two cores; small boards get a small net, large ones a tiny one. */
    QUICK(500, 60, 32, 2),
    /** An iteration for a machine that works overnight or a cluster. */
    STANDARD(2500, 500, 64, 3);

    private final int games;
    private final int gamesOnLargeBoards;
    private final int simulations;
    private final int epochs;

    PipelinePreset(int games, int gamesOnLargeBoards, int simulations, int epochs) {
        this.games = games;
        this.gamesOnLargeBoards = gamesOnLargeBoards;
        this.simulations = simulations;
        this.epochs = epochs;
    }

    /** The name used in commands and gate policies. */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Self-play games of an iteration; one on a large board has many times the decisions, each of many times the work. */
    public int games(BoardType board) {
        return board.large() ? gamesOnLargeBoards : games;
    }

    /** Simulations for a decision, in self-play and evaluation. */
    public int simulations() {
        return simulations;
    }

    /** Epochs of training. */
    public int epochs() {
        return epochs;
    }

    /** Name of the net's size for a board. */
    public String size(BoardType board) {
        if (this == QUICK) {
            return board.large() ? "tiny" : "small";
        }
        return board.large() ? "small" : "medium";
    }

    /**
     * Finds a preset by its name.
     *
     * @param key {@code quick} or {@code standard}
     * @return the preset
     * @throws UserError if there is none of that name
     */
    public static PipelinePreset parse(String key) {
        return Keyed.find(PipelinePreset.class, "preset", key);
    }
}
