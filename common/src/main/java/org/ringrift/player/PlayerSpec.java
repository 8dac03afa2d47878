package org.ringrift.player;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ringrift.UserError;
import org.ringrift.board.BoardType;
import org.ringrift.heuristic.HeuristicMix;
import org.ringrift.record.SeatPlayer;
import org.ringrift.search.GumbelSettings;

/**
 * What a player is, in words that a person types: {@code random}, {@code heuristic}, {@code policy[:model=…]} or
 * {@code gumbel:sims=N[,model=…]}. Two specifications of the same player have the same {@link #text}.
 */
public sealed interface PlayerSpec {
    /** Name of {@link Random}. */
    String RANDOM = "random";
    /** Name of {@link Heuristic}. */
    String HEURISTIC = "heuristic";
    /** Name of {@link Policy}. */
    String POLICY = "policy";
    /** Name of {@link Gumbel}. */
    String GUMBEL = "gumbel";

    /** The valid forms, for messages and help. */
    String FORMS = "random, heuristic, policy[:model=M,temperature=T],"
            + " gumbel:sims=N[,fast=F,model=M,heuristic=H,considered=A,noise=0|1,tries=W],"
            + " where M is production, production-if-any, a sha256 or a path";

    /** The canonical form: keys in the order of {@link #FORMS}, defaults left out. */
    String text();

    /** The net that is asked for; empty for players without one and for those evaluated by the heuristic. */
    default Optional<ModelRef> model() {
        return Optional.empty();
    }

    /** The same way to play with its net named elsewhere; players without a net are themselves. */
    default PlayerSpec withoutModel() {
        return this;
    }

    /**
     * The same player on a board with what makes no difference there left out, so that ratings know it by one name.
     *
     * @param board where it plays
     * @param net whether it has a net
     */
    default PlayerSpec seated(BoardType board, boolean net) {
        return this;
    }

    /** Whether the same position always gets the same move, so that without random openings games repeat. */
    default boolean noiseless() {
        return false;
    }

    /** Positions that are evaluated for one decision; 0 for players that look at none. */
    int evaluations();

    /** Whether a decision is a search of that many simulations. */
    default boolean searches() {
        return false;
    }

    /** Share of its decisions from which a net learns: all but those of fast searches. */
    default double taughtShare() {
        return 1;
    }

    /** The name by which training weights know such players; that of its kind unless stated. */
    default String trainingName() {
        return kind();
    }

    /** Name of the kind: the specification up to its options. */
    default String kind() {
        return text().replaceFirst(":.*", "");
    }

    /**
     * Opens the player; called by {@link PlayerFactory#open}.
     *
     * @param seat who sits there; the player's name and net
     * @param factory opens what evaluates positions
     * @return the player, to be closed
     */
    Player open(SeatPlayer seat, PlayerFactory factory);

    /**
     * Reads a specification.
     *
     * @param text one of {@link #FORMS}; keys in any order
     * @return the player that it describes
     * @throws UserError if it has none of the forms
     */
    static PlayerSpec parse(String text) {
        return PlayerSpecParser.parse(text);
    }

    /** Uniform among legal moves. */
    record Random() implements PlayerSpec {
        @Override
        public String text() {
            return RANDOM;
        }

        @Override
        public int evaluations() {
            return 0;
        }

        @Override
        public Player open(SeatPlayer seat, PlayerFactory factory) {
            return new RandomPlayer();
        }
    }

    /** The frozen heuristic, one ply. */
    record Heuristic() implements PlayerSpec {
        @Override
        public String text() {
            return HEURISTIC;
        }

        @Override
        public int evaluations() {
            return 1;
        }

        @Override
        public Player open(SeatPlayer seat, PlayerFactory factory) {
            return new HeuristicPlayer();
        }
    }

    /**
     * A net's prior without search.
     *
     * @param model the net; empty for the heuristic's prior
     * @param temperature 0 plays the likeliest move, t above 0 samples from probabilities to the power 1/t; at most
     *     {@link #MAX_TEMPERATURE}
     */
    record Policy(Optional<ModelRef> model, double temperature) implements PlayerSpec {
        /** Greatest temperature. */
        public static final double MAX_TEMPERATURE = 100;

        @Override
        public boolean noiseless() {
            return temperature == 0;
        }

        @Override
        public PlayerSpec withoutModel() {
            return new Policy(Optional.empty(), temperature);
        }

        @Override
        public int evaluations() {
            return 1;
        }

        @Override
        public String trainingName() {
            return "policy_only";
        }

        @Override
        public Player open(SeatPlayer seat, PlayerFactory factory) {
            return new PolicyPlayer(seat.spec(), seat.modelSha256(), factory.evaluator(seat), temperature);
        }

        @Override
        public String text() {
            List<String> keys = new ArrayList<>();
            model.ifPresent(ref -> keys.add("model=" + ref.text()));
            if (temperature != 0) {
                keys.add("temperature=" + shortest(temperature));
            }
            return keys.isEmpty() ? POLICY : POLICY + ":" + String.join(",", keys);
        }
    }

    /**
     * Gumbel AlphaZero search.
     *
     * <p>With fast searches only a {@link #FULL_SHARE quarter} of the decisions, drawn by their seeds, are full ones,
     * which a net learns from; the others only carry the game on (playout cap randomisation, Wu 2019, "Accelerating Self-Play
     * Learning in Go", section 3.1). So the same time gives more games, whose ends are what values are learned from.
     *
     * @param sims simulations of a full decision, 1 to {@link GumbelSettings#MAX_SIMULATIONS}
     * @param fast simulations of a fast decision, below {@code sims}; 0 if all decisions are full ones
     * @param model the net; empty for the heuristic as evaluator
     * @param heuristic share of the heuristic in the values of a net, 0 to 1; empty for the board's {@link HeuristicMix#usualShare}
     * @param considered root moves that are searched at most, 1 to {@link GumbelSettings#MAX_CONSIDERED}
     * @param noise how root moves are drawn
     * @param tries most moves that are tried at each position to find a win within the turn, 0 (not looked for) to
     *     {@link GumbelSettings#MAX_TRIES}
     */
    record Gumbel(
            int sims,
            int fast,
            Optional<ModelRef> model,
            OptionalDouble heuristic,
            int considered,
            RootNoise noise,
            int tries)
            implements PlayerSpec {
        /** Share of full decisions where others are fast: that of Wu (2019). */
        public static final double FULL_SHARE = 0.25;

        /** A search all of whose decisions are full ones, with the usual share of the heuristic and look for wins. */
        public Gumbel(int sims, Optional<ModelRef> model, int considered, RootNoise noise) {
            this(sims, 0, model, OptionalDouble.empty(), considered, noise, GumbelSettings.DEFAULT_TRIES);
        }

        /** As many other simulations for every decision, by the heuristic, in the same way. */
        public Gumbel withoutNet(int simulations) {
            return new Gumbel(simulations, 0, Optional.empty(), OptionalDouble.empty(), considered, noise, tries);
        }

        /** The same way to play by a net. */
        public Gumbel withModel(ModelRef net) {
            return new Gumbel(sims, fast, Optional.of(net), heuristic, considered, noise, tries);
        }

        @Override
        public boolean noiseless() {
            return noise == RootNoise.NONE && fast == 0;
        }

        @Override
        public PlayerSpec withoutModel() {
            return new Gumbel(sims, fast, Optional.empty(), heuristic, considered, noise, tries);
        }

        @Override
        public PlayerSpec seated(BoardType board, boolean net) {
            boolean matters = net && heuristic.isPresent() && heuristic.getAsDouble() != HeuristicMix.usualShare(board);
            return matters ? this : new Gumbel(sims, fast, model, OptionalDouble.empty(), considered, noise, tries);
        }

        @Override
        public int evaluations() {
            return (int) Math.ceil(taughtShare() * sims + (1 - taughtShare()) * fast);
        }

        @Override
        public double taughtShare() {
            return fast == 0 ? 1 : FULL_SHARE;
        }

        @Override
        public boolean searches() {
            return true;
        }

        @Override
        public String trainingName() {
            return "gumbel_mcts";
        }

        @Override
        public Player open(SeatPlayer seat, PlayerFactory factory) {
            GumbelSettings settings = new GumbelSettings(sims, considered, noise == RootNoise.NONE ? 0 : 1, tries);
            return new GumbelPlayer(
                    seat.spec(), seat.modelSha256(), factory.leafEvaluator(seat, heuristic), settings, fast);
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder(GUMBEL).append(":sims=").append(sims);
            if (fast != 0) {
                text.append(",fast=").append(fast);
            }
            model.ifPresent(ref -> text.append(",model=").append(ref.text()));
            heuristic.ifPresent(share -> text.append(",heuristic=").append(shortest(share)));
            if (considered != GumbelSettings.DEFAULT_CONSIDERED) {
                text.append(",considered=").append(considered);
            }
            if (noise == RootNoise.NONE) {
                text.append(",noise=0");
            }
            if (tries != GumbelSettings.DEFAULT_TRIES) {
                text.append(",tries=").append(tries);
            }
            return text.toString();
        }
    }

    private static String shortest(double number) {
        return number == 0
                ? "0"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Whether Gumbel noise is added to the logits at the root. */
    enum RootNoise {
        /** Drawn from the decision's seed: exploration, as in self-play. */
        GUMBEL,
        /** None: the same position gives the same move. */
        NONE
    }
}
