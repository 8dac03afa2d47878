package org.ringrift.jobs.driver.plan;

import java.util.EnumMap;
import java.util.Map;
import org.ringrift.rules.GameConfig;

/**
 * Who plays in self-play: shares of the kinds of players. The tables are those of RingRift's {@code selfplay_scheduler.py}
 * and, for a settled configuration, of its {@code allocation_engine.py}; engines that do not exist here hand their share to
 * the nearest one that does: minimax, BRS and MaxN to the search with the heuristic, nn-descent and the GPU's Gumbel search
 * to the search with the model.
 *
 * @param shares what each kind gets; positive, together 1
 */
public record PlayerMix(Map<PlayerKind, Double> shares) {
    /** Games below which opponents are mixed (same place). */
    private static final long FEW_GAMES = 5000;

    /** The same for three and four players. */
    private static final long FEW_GAMES_OF_MORE = 10_000;

    /** Rating below which opponents are mixed: the heuristic player's. */
    private static final double WEAK = 1200;

    private static final PlayerMix GPU_SMALL = of(0.02, 0.08, 0.15, 0.65, 0.10);
    private static final PlayerMix GPU_LARGE = of(0.03, 0.10, 0.17, 0.55, 0.15);
    private static final PlayerMix CPU_SMALL = of(0.05, 0.25, 0.70, 0, 0);
    private static final PlayerMix CPU_LARGE = of(0.05, 0.35, 0.60, 0, 0);
    private static final PlayerMix SETTLED = of(0, 0.10, 0.05, 0.75, 0.10);

    /** Copies the shares. */
    public PlayerMix {
        shares = Map.copyOf(shares);
    }

    /** The share of a kind, 0..1. */
    public double share(PlayerKind kind) {
        return shares.getOrDefault(kind, 0.0);
    }

    /** The share of players that search, and so give soft targets, 0..1. */
    public double searched() {
        return share(PlayerKind.SEARCH) + share(PlayerKind.MODEL_SEARCH);
    }

    /**
     * The mix for a configuration: varied opponents while its model is weak or has seen few games, mostly itself later.
     *
     * @param state the configuration
     * @param kind what the games run on
     */
    static PlayerMix of(ConfigState state, SlotKind kind) {
        GameConfig config = state.config();
        boolean large = config.board().large();
        PlayerMix mix;
        if (kind == SlotKind.CPU && !state.models().production()) {
            mix = large ? CPU_LARGE : CPU_SMALL;
        } else if (isMixed(state)) {
            mix = large ? GPU_LARGE : GPU_SMALL;
        } else {
            mix = SETTLED;
        }
        return state.models().production() ? mix : mix.withoutModel();
    }

    private static boolean isMixed(ConfigState state) {
        long few = state.config().players() > 2 ? FEW_GAMES_OF_MORE : FEW_GAMES;
        return state.data().games() < few || state.strength().elo() < WEAK;
    }

    /** Until there is a model, the search without one plays for it. */
    private PlayerMix withoutModel() {
        Map<PlayerKind, Double> left = new EnumMap<>(PlayerKind.class);
        shares.forEach((kind, share) -> left.merge(kind.needsModel() ? PlayerKind.SEARCH : kind, share, Double::sum));
        return new PlayerMix(left);
    }

    private static PlayerMix of(double random, double heuristic, double search, double modelSearch, double policy) {
        Map<PlayerKind, Double> shares = new EnumMap<>(PlayerKind.class);
        put(shares, PlayerKind.RANDOM, random);
        put(shares, PlayerKind.HEURISTIC, heuristic);
        put(shares, PlayerKind.SEARCH, search);
        put(shares, PlayerKind.MODEL_SEARCH, modelSearch);
        put(shares, PlayerKind.POLICY, policy);
        return new PlayerMix(shares);
    }

    private static void put(Map<PlayerKind, Double> shares, PlayerKind kind, double share) {
        if (share > 0) {
            shares.put(kind, share);
        }
    }
}
