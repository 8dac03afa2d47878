package org.ringrift.jobs.driver.plan;

/**
 * Games between a production model and the one before it, which nobody else asks for: direct evidence for the watch over
 * regressions. Pure functions.
 */
public final class Comparisons {
    /** Games of a match: whole blocks of two, three and four players, and about a tenth of what an iteration plays. */
    public static final int GAMES = 192;

    /** Games after which the watch has had its chance: two matches for each promotion. */
    static final int MOST = 2 * GAMES;

    /** One slot in so many plays matches at most. */
    private static final int SLOTS_FOR_ONE = 4;

    private Comparisons() {}

    /**
     * Games that are missing.
     *
     * @param played games of the two since the promotion
     * @return 0 or more
     */
    public static int missing(long played) {
        return (int) Math.max(0, MOST - played);
    }

    /**
     * Whether a match may be played: games are missing, none are missing to the floor of self-play, and there was self-play
     * since the last match, so that neither waits for the other for long.
     */
    static boolean isDue(ConfigState state) {
        return state.models().comparisons() > 0
                && Starvation.missing(state) == 0
                && state.stage(LoopStage.SELFPLAY)
                        .succeeded()
                        .isAfter(state.stage(LoopStage.MATCH).succeeded());
    }

    /** Most matches at a time. */
    static int most(Slots total) {
        return Math.max(1, total.of(total.forNets()) / SLOTS_FOR_ONE);
    }
}
