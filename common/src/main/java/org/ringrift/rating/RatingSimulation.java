package org.ringrift.rating;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.ringrift.UserError;

/**
 * Rates made-up loops of learning whose true strengths are known: in each generation a candidate plays against the random
 * player, the heuristic player, a search without a net and the production model, against this one until the gate's sequential
 * test ends, and becomes the production model if the test finds it stronger. All games so far are rated together, as the product
 * rates them. Who is promoted was lucky more often than not, so ratings might rise without strength; this says whether they do.
 * The same simulation gives the same numbers.
 *
 * @param games what seats and openings are worth, and how many games are drawn, of which ratings know nothing
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

    /** How often a loop is rated, evenly over its generations. */
    private static final int LOOKS = 5;

    /**
     * What became of the loops with one kind of candidates.
     *
     * @param gain mean true gain of a candidate over the production model of its time, in Elo
     * @param looks what the ratings were like, in the course of the loops
     * @param promotions mean number of promotions in a loop
     * @param gamesPerGeneration mean number of games of an evaluation
     */
    public record Outcome(double gain, List<Look> looks, double promotions, double gamesPerGeneration) {
        /** Copies the list. */
        public Outcome {
            looks = List.copyOf(looks);
        }

        /** After the last generation. */
        public Look last() {
            return looks.get(looks.size() - 1);
        }
    }

    /**
     * What the ratings of all loops were like after some generations.
     *
     * @param generation number of candidates so far
     * @param covered share of the candidates so far whose true strength lay in their 95 % interval
     * @param meanError mean of rating less true strength over them, in Elo
     * @param productionCovered share of the loops in which that of the production model lay in its interval
     * @param inflation mean of rating less true strength over the production models, in Elo
     * @param inflationError its standard error, in Elo
     * @param trueGain mean gain of the production model over the first candidate, in true strength, in Elo
     */
    public record Look(
            int generation,
            double covered,
            double meanError,
            double productionCovered,
            double inflation,
            double inflationError,
            double trueGain) {}

    /** @throws UserError if a number is out of range */
    public RatingSimulation {
        if (generations < 1 || generations > MAX_GENERATIONS) {
            throw new UserError(
                    "Cannot simulate " + generations + " generations: the range is 1 to " + MAX_GENERATIONS + ".");
        }
        if (runs < 1 || runs > MAX_RUNS) {
            throw new UserError("Cannot simulate " + runs + " loops: the range is 1 to " + MAX_RUNS + ".");
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
        List<Errors> errors = looks().stream().map(Errors::new).toList();
        long promotions = 0;
        long played = 0;
        for (int run = 0; run < runs; run++) {
            Loop loop = new Loop(SimulatedGames.generator(seed, run), factors);
            for (Errors look : errors) {
                loop.learn(look.generation, gain, spread);
                look.add(loop);
            }
            promotions += loop.promotions;
            played += loop.played;
        }
        return new Outcome(
                gain,
                errors.stream().map(Errors::look).toList(),
                (double) promotions / runs,
                played / ((double) runs * generations));
    }

    /** After how many generations ratings are looked at. */
    private TreeSet<Integer> looks() {
        TreeSet<Integer> looks = new TreeSet<>();
        for (int look = 1; look <= LOOKS; look++) {
            looks.add(Math.max(1, generations * look / LOOKS));
        }
        return looks;
    }

    private static String name(int candidate) {
        return "candidate " + candidate;
    }

    /** Sums over loops at one look. */
    private static final class Errors {
        private final int generation;
        private int loops;
        private long covered;
        private double errors;
        private int productionCovered;
        private double inflation;
        private double squares;
        private double risen;

        Errors(int generation) {
            this.generation = generation;
        }

        void add(Loop loop) {
            Map<String, Rating> ratings = loop.ratings();
            for (int candidate = 0; candidate < generation; candidate++) {
                Rating rating = ratings.get(name(candidate));
                double truth = loop.strengths.get(candidate);
                covered += covers(rating, truth) ? 1 : 0;
                errors += rating.rating() - truth;
            }
            double truth = loop.strengths.get(loop.production);
            Rating production = ratings.get(name(loop.production));
            double error = production.rating() - truth;
            productionCovered += covers(production, truth) ? 1 : 0;
            inflation += error;
            squares += error * error;
            risen += truth - loop.strengths.get(0);
            loops++;
        }

        private static boolean covers(Rating rating, double truth) {
            return rating.low() <= truth && truth <= rating.high();
        }

        Look look() {
            double mean = inflation / loops;
            double candidates = (double) loops * generation;
            return new Look(
                    generation,
                    covered / candidates,
                    errors / candidates,
                    (double) productionCovered / loops,
                    mean,
                    Math.sqrt(Math.max(0, squares / loops - mean * mean) / loops),
                    risen / loops);
        }
    }

    /** One loop. */
    private final class Loop {
        private static final double FIRST_STRENGTH = 1350;

        private final SplittableRandom random;
        private final Map<Long, Double> factors;
        private final List<Double> strengths = new ArrayList<>();
        private final List<Match> matches = new ArrayList<>();
        private final Map<String, String> predecessors = new HashMap<>();
        private long played;
        private int production;
        private int promotions;

        Loop(SplittableRandom random, Map<Long, Double> factors) {
            this.random = random;
            this.factors = factors;
        }

        /** Goes on to so many candidates. */
        void learn(int candidates, double gain, double spread) {
            for (int candidate = strengths.size(); candidate < candidates; candidate++) {
                double from = candidate == 0 ? FIRST_STRENGTH - gain : strengths.get(production);
                double strength = from + gain + spread * random.nextGaussian();
                strengths.add(strength);
                for (String opponent : MET) {
                    meet(candidate, opponent, strength - FIXED.get(opponent));
                }
                if (candidate > 0) {
                    predecessors.put(name(candidate), name(production));
                    if (isFoundStronger(candidate)) {
                        production = candidate;
                        promotions++;
                    }
                }
            }
        }

        /** As many games as the gate wants: few where they leave no doubt. */
        private void meet(int candidate, String opponent, double difference) {
            int players = games.players();
            int wins = 0;
            int met = 0;
            for (; met < gate.fewest(); met += players) {
                wins += block(candidate, opponent, difference).wins();
            }
            if (!new PromotionGate(gate).leavesNoDoubt(new OpponentResult(opponent, wins, met), players)) {
                for (; met < gate.games(); met += players) {
                    block(candidate, opponent, difference);
                }
            }
        }

        private boolean isFoundStronger(int candidate) {
            int players = games.players();
            double difference = strengths.get(candidate) - strengths.get(production);
            SequentialTest test = gate.production();
            long[] counts = new long[players * players + 1];
            int tested = 0;
            while (true) {
                for (int look = test.nextLook(players, tested); tested < look; tested += players) {
                    counts[block(candidate, name(production), difference).points(players)]++;
                }
                Sprt sprt = test.sprt();
                SprtResult.Verdict verdict = SprtResult.of(sprt.ratio(players, counts), sprt.lower(), sprt.upper())
                        .verdict();
                if (verdict != SprtResult.Verdict.UNDECIDED || tested >= test.most(players)) {
                    return verdict == SprtResult.Verdict.STRONGER;
                }
            }
        }

        /** Plays a block, in which the candidate sits once in every seat; which games it wins does not matter to a rating. */
        private SimulatedGames.Block block(int candidate, String opponent, double difference) {
            int players = games.players();
            SimulatedGames.Block block = games.play(random, factor(difference));
            List<String> seats = new ArrayList<>(Collections.nCopies(players, opponent));
            seats.set(0, name(candidate));
            for (int game = 0; game < players - block.draws(); game++) {
                matches.add(new Match(Integer.toString(matches.size()), seats, game < block.wins() ? 1 : 2));
            }
            played += players;
            return block;
        }

        /** Of a player that scores as its difference says; interpolated, since finding it takes a thousand openings. */
        private double factor(double difference) {
            double place = difference / GRID;
            long below = (long) Math.max(-FURTHEST, Math.min(FURTHEST - 1, Math.floor(place)));
            double share = place - below;
            return SimulatedGames.factor((1 - share) * strengthAt(below) + share * strengthAt(below + 1));
        }

        /** A difference is what decided games show, which are those that are rated. */
        private double strengthAt(long step) {
            return factors.computeIfAbsent(step, known -> games.withoutDraws().strength(known * GRID));
        }

        Map<String, Rating> ratings() {
            Map<String, Rating> ratings = new HashMap<>();
            Ratings.STANDARD.fit(matches, predecessors).forEach(rating -> ratings.put(rating.participant(), rating));
            return ratings;
        }
    }
}
