package org.ringrift.jobs.driver.plan;

import java.util.List;

/**
 * Curriculum weights: configurations behind the others get more games. They follow from the present state alone; nothing is
 * adjusted and stored, so that nothing can be overwritten by the next computation as happened before.
 */
public final class Curriculum {
    static final double LEAST = 0.5;
    static final double MOST = 2;

    /** Elo behind the median that are worth 1 (RingRift's {@code AdaptiveCurriculum}). */
    private static final double SCALE = 200;

    /** Without a production model (RingRift's {@code CurriculumFeedback}). */
    private static final double NO_MODEL = 1.5;

    /** On a plateau: half (RingRift's {@code detect_stuck_configs}); why not more says decision 16. */
    static final double ON_PLATEAU = 0.5;

    private Curriculum() {}

    /** The median of the production models' ratings; the starting rating without any. */
    public static double medianElo(List<ConfigState> states) {
        double[] elo = states.stream()
                .filter(state -> state.models().production())
                .mapToDouble(state -> state.strength().elo())
                .sorted()
                .toArray();
        if (elo.length == 0) {
            return Strength.START;
        }
        int half = elo.length / 2;
        return elo.length % 2 == 1 ? elo[half] : (elo[half - 1] + elo[half]) / 2;
    }

    /**
     * The weight of a configuration.
     *
     * @return {@value #LEAST}..{@value #MOST}
     */
    public static double weight(ConfigState state, double medianElo) {
        double weight =
                state.models().production() ? 1 + (medianElo - state.strength().elo()) / SCALE : NO_MODEL;
        double limited = Math.max(LEAST, Math.min(MOST, weight));
        double tried = state.strength().trend() == Trend.PLATEAU ? limited * ON_PLATEAU : limited;
        return Math.max(LEAST, tried);
    }
}
