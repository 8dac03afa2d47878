package org.ringrift.jobs.driver.plan;

import java.util.Optional;
import org.ringrift.rules.GameConfig;

/** A stage run that a plan proposes. */
public sealed interface Action permits Action.Selfplay, Action.Step {
    /** The configuration. */
    GameConfig config();

    /** The stage. */
    LoopStage stage();

    /** What it occupies. */
    SlotKind slot();

    /** How much it is worth: comparable within a stage, a positive finite number. */
    double score();

    /** Why, as part of a sentence. */
    String reason();

    /** What it is and why, part of a sentence. */
    default String words() {
        return reason();
    }

    /**
     * Games to play.
     *
     * @param config the configuration
     * @param slot what it occupies
     * @param games number of games, 1 or more
     * @param simulations of a decision of the players that search
     * @param mix who plays
     * @param score the priority
     * @param reason why
     */
    record Selfplay(
            GameConfig config, SlotKind slot, int games, int simulations, PlayerMix mix, double score, String reason)
            implements Action {
        @Override
        public LoopStage stage() {
            return LoopStage.SELFPLAY;
        }

        @Override
        public String words() {
            return games + " games of " + simulations + " simulations, " + reason;
        }
    }

    /**
     * Any other stage: what it works on follows from the tables, unless a model is named.
     *
     * @param config the configuration
     * @param stage the stage, not self-play
     * @param slot what it occupies
     * @param score the priority
     * @param reason why
     * @param model sha256 of the model that it is about; empty for the one whose turn it is
     */
    record Step(GameConfig config, LoopStage stage, SlotKind slot, double score, String reason, Optional<String> model)
            implements Action {
        /** A step for the model whose turn it is. */
        public Step(GameConfig config, LoopStage stage, SlotKind slot, double score, String reason) {
            this(config, stage, slot, score, reason, Optional.empty());
        }
    }
}
