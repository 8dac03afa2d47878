package org.ringrift.jobs.play;

/**
 * Which wave this is, of how many.
 *
 * @param number of this wave, from 1
 * @param total how many there will be, this one and the earlier ones included
 * @param estimated whether the sizes of later waves, and so the total, still depend on how fast games are
 */
record WaveNumber(int number, int total, boolean estimated) {
    /**
     * Where all waves have the same stated size.
     *
     * @param number of this wave, from 1
     * @param size games of a wave, 1 or more
     * @param after games that are left for later waves
     */
    static WaveNumber stated(int number, int size, int after) {
        return new WaveNumber(number, number + (after + size - 1) / size, false);
    }

    /**
     * Where sizes follow the rate of games: as if later waves were as large as this one.
     *
     * @param number of this wave, from 1
     * @param size games of this wave, 1 or more
     * @param after games that are left for later waves
     */
    static WaveNumber expected(int number, int size, int after) {
        long whole = Math.max(0, after - WavePlan.mostAtLast(size));
        long later = after == 0 ? 0 : 1 + (whole + size - 1) / size;
        return new WaveNumber(number, (int) (number + later), after > 0);
    }

    /** Such as {@code 3/10}, or {@code 3/~10} where it is estimated. */
    @Override
    public String toString() {
        return number + (estimated ? "/~" : "/") + total;
    }
}
