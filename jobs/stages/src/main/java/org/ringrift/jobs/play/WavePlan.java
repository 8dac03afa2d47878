package org.ringrift.jobs.play;

/**
 * How many games the next wave has: long enough that commits cost little, short enough that a killed run loses little.
 *
 * @param first games of the first wave, whose rate is not known yet
 * @param targetSeconds wall time that a later wave should take
 */
public record WavePlan(int first, double targetSeconds) {
    /** Two minutes a wave; a commit takes a few seconds, in which the next wave is played. */
    public static WavePlan forCores(int cores) {
        return new WavePlan(64 * cores, 120);
    }

    /** Whether games that took some time, in seconds, are too few for a commit of their own. */
    public boolean tooShort(double seconds) {
        return seconds < targetSeconds / 4;
    }

    /**
     * The size of a wave.
     *
     * @param remaining games still to play, 1 or more
     * @param rate games in a second so far, 0 before the first wave
     * @return games of the next wave, 1 to {@code remaining}
     */
    public int next(int remaining, double rate) {
        if (rate <= 0) {
            return remaining <= first + first / 2 ? remaining : first;
        }
        long wanted = Math.max(1, Math.round(rate * targetSeconds));
        return (int) (remaining <= mostAtLast(wanted) ? remaining : Math.min(wanted, remaining - wanted / 4));
    }

    /**
     * Most games of a last wave: nothing is played during its commit, so that it should be short. It has a quarter of a
     * wave at least, unless there are fewer.
     *
     * @param wanted games of the other waves
     */
    static long mostAtLast(long wanted) {
        return wanted / 2;
    }
}
