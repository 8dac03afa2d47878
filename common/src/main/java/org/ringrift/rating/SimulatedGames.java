package org.ringrift.rating;

import java.util.SplittableRandom;
import org.ringrift.Seeds;
import org.ringrift.UserError;

/**
 * Games made up by chance, in which seats and openings are worth something. In a game the judged player wins with the
 * probability that Elo gives it against its opponents, whose strengths and its own are shifted by what the seats are worth; a
 * share of games has no winner, whoever plays.
 *
 * @param players seats of a game, 2 to 4
 * @param draws share of games without a winner, 0 to 0.9
 * @param seatBias what the first seat is worth above the last, in Elo, -1000 to 1000; those between lie evenly between
 * @param openingSpread standard deviation of what an opening adds to each seat, in Elo, 0 to 1000; games of a block share it
 */
public record SimulatedGames(int players, double draws, double seatBias, double openingSpread) {
    private static final double MOST_ELO = 1000;
    private static final double MOST_DRAWS = 0.9;

    /** Exponent of one Elo: 400 are ten times the odds. */
    private static final double TENFOLD = StrictMath.log(10) / 400;

    /** Openings over which expectations are taken. */
    private static final int OPENINGS = 2000;

    /** Seed of these openings: "OPEN" in ASCII. */
    private static final long SEED = 0x4F50454EL;

    private static final int BISECTIONS = 40;

    /**
     * What the score of a block is like.
     *
     * @param mean its expectation, 0..1
     * @param variance its variance
     */
    public record Moments(double mean, double variance) {}

    /** @throws UserError if a number is out of range */
    public SimulatedGames {
        if (players < 2 || players > 4) {
            throw new UserError("Cannot simulate games of " + players + " players: the range is 2 to 4.");
        }
        check("draws", draws, 0, MOST_DRAWS);
        check("seat bias", seatBias, -MOST_ELO, MOST_ELO);
        check("opening spread", openingSpread, 0, MOST_ELO);
    }

    /** 5 % of games without a winner, 40 Elo for the first seat, openings worth 100 Elo. */
    public static SimulatedGames usual(int players) {
        return new SimulatedGames(players, 0.05, 40, 100);
    }

    /**
     * How strong a player is whose expected score is that of {@code elo} in games without draws, on even seats and from even
     * openings. What hypotheses of a test mean is the score, and draws and uneven openings move every score towards 1/n.
     *
     * @param elo difference to equal opponents by the score
     * @return difference in strength
     * @throws UserError if no player could score so
     */
    public double strength(double elo) {
        double score = EloScale.expectedScore(elo, players);
        double least = -4 * MOST_ELO;
        double greatest = 4 * MOST_ELO;
        if (!(score > moments(least).mean() && score < moments(greatest).mean())) {
            throw new UserError("Cannot simulate a player of " + elo + " Elo: with " + draws
                    + " of the games drawn nobody scores so. Give a difference nearer to 0 or fewer draws.");
        }
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (least + greatest) / 2;
            if (moments(middle).mean() < score) {
                least = middle;
            } else {
                greatest = middle;
            }
        }
        return (least + greatest) / 2;
    }

    /** Expectation and variance of the score of a block by a player of that strength. */
    public Moments moments(double strength) {
        SplittableRandom random = new SplittableRandom(SEED);
        double factor = factor(strength);
        double[] worth = new double[players];
        double sum = 0;
        double squares = 0;
        double within = 0;
        for (int opening = 0; opening < OPENINGS; opening++) {
            open(random, worth);
            double mean = 0;
            for (int seat = 0; seat < players; seat++) {
                double win = (1 - draws) * winShare(worth, seat, factor);
                double score = win + draws / players;
                mean += score / players;
                within += (win + draws / (players * players) - score * score) / (players * players);
            }
            sum += mean;
            squares += mean * mean;
        }
        double mean = sum / OPENINGS;
        return new Moments(mean, within / OPENINGS + squares / OPENINGS - mean * mean);
    }

    /** The same games, all of them decided. */
    SimulatedGames withoutDraws() {
        return new SimulatedGames(players, 0, seatBias, openingSpread);
    }

    /**
     * How a block ended for the judged player.
     *
     * @param wins games that it won
     * @param draws games without a winner
     */
    record Block(int wins, int draws) {
        /** Its points, see {@link BlockScores}. */
        int points(int players) {
            return wins * BlockScores.points(players, 1, 1) + draws * BlockScores.points(players, 1, 0);
        }
    }

    /** Plays a block; the player's strength is given by its {@link #factor}. */
    Block play(SplittableRandom random, double factor) {
        double[] worth = new double[players];
        open(random, worth);
        int won = 0;
        int drawn = 0;
        for (int seat = 0; seat < players; seat++) {
            double chance = random.nextDouble();
            if (chance < draws) {
                drawn++;
            } else if ((chance - draws) / (1 - draws) < winShare(worth, seat, factor)) {
                won++;
            }
        }
        return new Block(won, drawn);
    }

    /** Plays a block and says its points. */
    int block(SplittableRandom random, double factor) {
        return play(random, factor).points(players);
    }

    /** The generator of a run: the same for every strength, so that strengths are compared on the same openings. */
    static SplittableRandom generator(long seed, int run) {
        return new SplittableRandom(Seeds.mix(seed, run));
    }

    /** Draws what each seat is worth, as a factor of the chance to win. */
    private void open(SplittableRandom random, double[] worth) {
        for (int seat = 0; seat < players; seat++) {
            double elo = seatBias * (players - 1 - seat) / (players - 1);
            double gauss = openingSpread == 0 ? 0 : random.nextGaussian();
            worth[seat] = factor(elo + openingSpread * gauss);
        }
    }

    private double winShare(double[] worth, int seat, double factor) {
        double own = worth[seat] * factor;
        double all = own;
        for (int other = 0; other < players; other++) {
            all += other == seat ? 0 : worth[other];
        }
        return own / all;
    }

    /** By how much a difference in strength multiplies the odds of winning. */
    static double factor(double elo) {
        return StrictMath.exp(elo * TENFOLD);
    }

    private static void check(String what, double value, double least, double greatest) {
        if (!(value >= least && value <= greatest)) {
            throw new UserError("Cannot simulate games with " + what + " of " + value + ": the range is " + least
                    + " to " + greatest + ".");
        }
    }
}
