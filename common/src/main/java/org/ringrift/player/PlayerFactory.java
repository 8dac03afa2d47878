package org.ringrift.player;

import java.util.Objects;
import java.util.OptionalDouble;
import org.ringrift.eval.Evaluator;
import org.ringrift.heuristic.HeuristicEvaluator;
import org.ringrift.heuristic.HeuristicMix;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Rules;

/**
 * Opens players from what they are called: for tasks of a job, for a person's game, for tests. A kind of player opens
 * itself ({@link PlayerSpec#open}), so that a new one changes nothing here.
 */
public final class PlayerFactory {
    private final Rules rules;
    private final Nets nets;

    /** Where nets come from. */
    @FunctionalInterface
    public interface Nets {
        /** For games in which nobody has a net. */
        Nets NONE = sha256 -> {
            throw new IllegalStateException("There is no net here, asked for " + sha256);
        };

        /**
         * What evaluates positions by a net.
         *
         * @param sha256 the model's identity
         * @return an evaluator, which the player that it is opened for closes
         */
        Evaluator open(String sha256);
    }

    /**
     * @param rules rules of the games
     * @param nets where nets come from
     */
    public PlayerFactory(Rules rules, Nets nets) {
        this.rules = Objects.requireNonNull(rules, "rules");
        this.nets = Objects.requireNonNull(nets, "nets");
    }

    /**
     * Opens a player.
     *
     * @param seat who sits there, with the identity of the net
     * @return the player, to be closed
     * @throws org.ringrift.UserError if the specification has none of the known forms
     */
    public Player open(SeatPlayer seat) {
        return PlayerSpec.parse(seat.spec()).open(seat, this);
    }

    /** What evaluates a player's positions: its net, or without one the heuristic. */
    Evaluator evaluator(SeatPlayer seat) {
        return seat.modelSha256() == null ? new HeuristicEvaluator(rules) : nets.open(seat.modelSha256());
    }

    /**
     * What evaluates the leaves of a player's search.
     *
     * @param seat who sits there, with the identity of the net
     * @param heuristic share of the heuristic in the values of a net; empty for the usual one
     */
    Evaluator leafEvaluator(SeatPlayer seat, OptionalDouble heuristic) {
        double share = heuristic.orElse(HeuristicMix.usualShare(rules.config().board()));
        Evaluator evaluator = evaluator(seat);
        return seat.modelSha256() == null || share == 0 ? evaluator : new HeuristicMix(evaluator, rules, share);
    }
}
