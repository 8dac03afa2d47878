package org.ringrift.rating;

/**
 * How often a pair of games (same opening, seats swapped) gave a player each total score; a win counts 1, a shared game
 * one half. Pairs are the unit of two-player tests because the games of a pair are not independent.
 *
 * @param zero pairs lost twice
 * @param half pairs with one half point
 * @param one pairs with one point, such as one win each
 * @param oneAndHalf pairs with one and a half points
 * @param two pairs won twice
 */
public record PairScores(long zero, long half, long one, long oneAndHalf, long two) {

    /** No pairs yet. */
    public static final PairScores NONE = new PairScores(0, 0, 0, 0, 0);

    /** Checks that no count is negative. */
    public PairScores {
        if (Math.min(Math.min(Math.min(zero, half), Math.min(one, oneAndHalf)), two) < 0) {
            throw new IllegalArgumentException("Cannot count pairs: a count is negative.");
        }
    }

    /** Pairs of games without shared results: {@code lost} twice, {@code split} one each, {@code won} twice. */
    public static PairScores decisive(long lost, long split, long won) {
        return new PairScores(lost, 0, split, 0, won);
    }

    /** These pairs and the {@code other} ones. */
    public PairScores plus(PairScores other) {
        return new PairScores(
                zero + other.zero, half + other.half, one + other.one, oneAndHalf + other.oneAndHalf, two + other.two);
    }

    /** Number of pairs. */
    public long pairs() {
        return zero + half + one + oneAndHalf + two;
    }

    /** Mean score per game, 0..1; NaN without pairs. */
    public double meanScore() {
        return (half + 2 * one + 3 * oneAndHalf + 4 * two) / (4.0 * pairs());
    }
}
