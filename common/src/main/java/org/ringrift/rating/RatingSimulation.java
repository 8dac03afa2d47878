package org.ringrift.rating;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ringrift.UserError;

/**
 * Rates made-up loops of learning whose true strengths are known: in each generation a candidate plays against the random
 * player, the heuristic player, a search without a net and the production model, against this one until the gate's sequential
 * test ends, and becomes the production model if the test finds it stronger. After the last generation all games are rated
 * together. Who is promoted was lucky more often than not, so ratings might rise without strength; this says whether they do.
 * The same simulation gives the same numbers.
 *
 * @param games what seats and openings are worth; without draws, of which ratings know nothing
 * @param gate games of a candidate against each opponent, and its test against the production model
 * @param generations candidates of a loop, 1 to {@value #MAX_GENERATIONS}
 * @param runs loops, 1 to {@value #MAX_RUNS}
 * @param seed source of all chance
 */
public record RatingSimulation(SimulatedGames games, GatePolicy gate, int generations, int runs, long seed) {
    /** Most candidates of a loop: a fit takes time with the third power of it. */
    public static final int MAX_GENERATIONS = 500;

    /** Most loops. */
    public static final int MAX_RUNS = 100_000;

    private static final String RANDOM = "random";
    private static final String SEARCH = "search";

    /** True strengths of the fixed players, about as they were measured on small boards. */
    private static final Map<String, Double> FIXED = Map.of(RANDOM, 600.0, "heuristic", 1200.0, SEARCH, 1350.0);

    /** Who of them a candidate meets, in this order. */
    private static final List<String> MET = List.of(RANDOM, "heuristic", SEARCH);

    /** Differences in strength are looked up at multiples of this, in Elo. */
    private static final double GRID = 5;

    /** Steps of the grid beyond which strength is taken to rise as it does at its end: who wins is all but settled there. */
    private static final long FURTHEST = 200;

    /**
     * What the ratings of all loops were like.
     *
     * @param gain mean true gain of a candidate over the production model of its time, in Elo
     * @param covered share of the candidates whose true strength lay in their 95 % interval
     * @param meanError mean of rating less true strength over all candidates, in Elo
     * @param inflation mean of rating less true strength over the last production models, in Elo
     * @param inflationError its standard error, in Elo
     * @param trueGain mean gain of the last production model over the first candidate, in true strength, in Elo
     * @param promotions mean number of promotions in a loop
     * @param gamesPerGeneration mean number of games of an evaluation
     */
    public record Outcome(
            double gain,
            double covered,
            double meanError,
            double inflation,
            double inflationError,
            double trueGain,
            double promotions,
            double gamesPerGeneration) {}

    /** @throws UserError if a number is out of range, or games are to be drawn */
    public RatingSimulation {
        if (generations < 1 || generations > MAX_GENERATIONS) {
            throw new UserError(
                    "Cannot simulate " + generations + " generations: the range is 1 to " + MAX_GENERATIONS + ".");
        }
        if (runs < 1 || runs > MAX_RUNS) {
            throw new UserError("Cannot simulate " + runs + " loops: the range is 1 to " + MAX_RUNS + ".");
        }
        if (games.draws() != 0) {
            throw new UserError("Cannot simulate ratings with draws of " + games.draws()
                    + ": a rated game has a winner, so give 0.");
        }
    }

    /**
     * Rates the loops.
     *
     * @param gain mean true gain of a candidate over the production model of its time, in Elo
     * @param spread standard deviation of that gain, in Elo, at least 0
     * @return what the ratings were like
     */
    public Outcome of(double gain, double spread) {
        if (!(spread >= 0 && Double.isFinite(spread) && Double.isFinite(gain))) {
            throw new UserError("Cannot simulate gains of " + gain + " Elo with a standard deviation of " + spread
                    + ": give numbers, and the deviation at least 0.");
        }
        Map<Long, Double> factors = new HashMap<>();
        long covered = 0;
        double errors = 0;
        double last = 0;
        double lastSquares = 0;
        double risen = 0;
        long promotions = 0;
        long played = 0;
        for (int run = 0; run < runs; run++) {
            Loop loop = new Loop(SimulatedGames.generator(seed, run), factors);
            loop.learn(gain, spread);
            Map<String, Rating> ratings = loop.ratings();
            for (int candidate = 0; candidate < generations; candidate++) {
                Rating rating = ratings.get(name(candidate));
                double truth = loop.strengths.get(candidate);
                covered += rating.low() <= truth && truth <= rating.high() ? 1 : 0;
                errors += rating.rating() - truth;
            }
            double error = ratings.get(name(loop.production)).rating() - loop.strengths.get(loop.production);
            last += error;
            lastSquares += error * error;
            risen += loop.strengths.get(loop.production) - loop.strengths.get(0);
            promotions += loop.promotions;
            played += loop.matches.size();
        }
        double inflation = last / runs;
        double candidates = (double) runs * generations;
        return new Outcome(
                gain,
                covered / candidates,
                errors / candidates,
                inflation,
                Math.sqrt(Math.max(0, lastSquares / runs - inflation * inflation) / runs),
                risen / runs,
                (double) promotions / runs,
                played / candidates);
    }

    private static String name(int candidate) {
        return "candidate " + candidate;
    }

    /** One loop. */
    private final class Loop {
        private static final double FIRST_STRENGTH = 1350;

        private final SplittableRandom random;
        private final Map<Long, Double> factors;
        private final List<Double> strengths = new ArrayList<>();
        private final List<Match> matches = new ArrayList<>();
        private int production;
        private int promotions;

        Loop(SplittableRandom random, Map<Long, Double> factors) {
            this.random = random;
            this.factors = factors;
        }

        void learn(double gain, double spread) {
            for (int candidate = 0; candidate < generations; candidate++) {
                double from = candidate == 0 ? FIRST_STRENGTH - gain : strengths.get(production);
                double strength = from + gain + spread * random.nextGaussian();
                strengths.add(strength);
                for (String opponent : MET) {
                    meet(candidate, opponent, strength - FIXED.get(opponent));
                }
                if (candidate > 0 && isFoundStronger(candidate)) {
                    production = candidate;
                    promotions++;
                }
            }
        }

        private void meet(int candidate, String opponent, double difference) {
            for (int played = 0; played < gate.games(); played += games.players()) {
                block(candidate, opponent, difference);
            }
        }

        private boolean isFoundStronger(int candidate) {
            int players = games.players();
            double difference = strengths.get(candidate) - strengths.get(production);
            SequentialTest test = gate.production();
            long[] counts = new long[players * players + 1];
            int played = 0;
            while (true) {
                for (int look = test.nextLook(players, played); played < look; played += players) {
                    counts[players * block(candidate, name(production), difference)]++;
                }
                Sprt sprt = test.sprt();
                SprtResult.Verdict verdict = SprtResult.of(sprt.ratio(players, counts), sprt.lower(), sprt.upper())
                        .verdict();
                if (verdict != SprtResult.Verdict.UNDECIDED || played >= test.most(players)) {
                    return verdict == SprtResult.Verdict.STRONGER;
                }
            }
        }

        /** Plays a block, in which the candidate sits once in every seat; which games it wins does not matter to a rating. */
        private int block(int candidate, String opponent, double difference) {
            int players = games.players();
            int wins = games.block(random, factor(difference)) / players;
            List<String> seats = new ArrayList<>(Collections.nCopies(players, opponent));
            seats.set(0, name(candidate));
            for (int game = 0; game < players; game++) {
                matches.add(new Match(Integer.toString(matches.size()), seats, game < wins ? 1 : 2));
            }
            return wins;
        }

        /** Of a player that scores as its difference says; interpolated, since finding it takes a thousand openings. */
        private double factor(double difference) {
            double place = difference / GRID;
            long below = (long) Math.max(-FURTHEST, Math.min(FURTHEST - 1, Math.floor(place)));
            double share = place - below;
            return SimulatedGames.factor((1 - share) * strengthAt(below) + share * strengthAt(below + 1));
        }

        private double strengthAt(long step) {
            return factors.computeIfAbsent(step, known -> games.strength(known * GRID));
        }

        Map<String, Rating> ratings() {
            Map<String, Rating> ratings = new HashMap<>();
            Ratings.STANDARD.fit(matches).forEach(rating -> ratings.put(rating.participant(), rating));
            return ratings;
        }
    }
}
