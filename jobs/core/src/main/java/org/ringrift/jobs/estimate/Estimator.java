package org.ringrift.jobs.estimate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ringrift.net.NetArchitecture;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;

/**
 * Estimates the stages on a number of cores, each of them as fast as a core of the bench table. A pure function of its
 * parts. Immutable.
 *
 * @param table how fast a core is
 * @param cores cores that work at once, 1 or more
 */
public record Estimator(BenchTable table, int cores) {
    /** Cost of a commit where the table does not have it, seconds. */
    private static final double COMMIT = 1;

    /**
     * Playing.
     *
     * @param config what is played
     * @param game how long its games are
     * @param seatings the games
     * @param waves commits that they are written by
     * @return the time, commits included
     */
    public Estimate play(GameConfig config, TypicalGame game, List<Seating> seatings, int waves) {
        int games = seatings.stream().mapToInt(Seating::games).sum();
        if (games == 0) {
            return Estimate.NOTHING;
        }
        Set<String> basis = new LinkedHashSet<>();
        double seconds = 0;
        for (Seating seating : seatings) {
            Optional<Double> one = game(config, game, seating, basis);
            if (one.isEmpty()) {
                return missing("games of " + config.key());
            }
            seconds += seating.games() * one.get();
        }
        int busy = Math.min(cores, games);
        basis.add(of("%d games of %.0f moves (%s) on %d %s", games, game.moves(), game.source(), busy, cores(busy)));
        return result(seconds / busy + waves * commit(config), basis);
    }

    /** Making files of a number of samples. */
    public Estimate dataset(GameConfig config, long samples) {
        return new Rates(table)
                .datasetSamples(config)
                .map(rate -> result(
                        samples / rate.perSecond() / cores,
                        List.of(row(rate), of("%d samples on %d %s", samples, cores, cores(cores)))))
                .orElseGet(() -> missing("datasets of " + config.key()));
    }

    /**
     * Training, in one task that has all the cores.
     *
     * @param config what the net plays
     * @param net its size
     * @param samples samples of an epoch
     * @param epochs how many
     * @return the time
     */
    public Estimate train(GameConfig config, NetArchitecture net, long samples, int epochs) {
        return new Rates(table)
                .trainingSamples(config, net)
                .map(rate -> result(
                        samples * epochs / rate.perSecond() / cores,
                        List.of(
                                row(rate),
                                of("%d epochs of %d samples on %d %s", epochs, samples, cores, cores(cores)))))
                .orElseGet(() -> missing("training " + net.name() + " for " + config.key()));
    }

    /** Games in a second of all cores; 0 if that is unknown. */
    public double gamesPerSecond(GameConfig config, TypicalGame game, List<Seating> seatings) {
        int games = seatings.stream().mapToInt(Seating::games).sum();
        Estimate estimate = play(config, game, seatings, 0);
        return estimate.known() && estimate.seconds() > 0 ? games / estimate.seconds() : 0;
    }

    /** Seconds of one core for one game; empty if the table does not say enough. */
    private Optional<Double> game(GameConfig config, TypicalGame game, Seating seating, Set<String> basis) {
        Rates rates = new Rates(table);
        boolean heuristic =
                seating.seats().stream().allMatch(sitter -> sitter.player() instanceof PlayerSpec.Heuristic);
        Optional<Rate> whole = heuristic ? rates.heuristicGames(config) : Optional.empty();
        if (whole.isPresent()) {
            basis.add(row(whole.get()));
            return whole.map(Rate::seconds);
        }
        Optional<Rate> steps = rates.steps(config);
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        basis.add(row(steps.get()));
        double seconds = game.moves() * steps.get().seconds();
        for (Seating.Sitter sitter : seating.seats()) {
            Optional<Double> decision = decision(rates, config, sitter, basis);
            if (decision.isEmpty()) {
                return Optional.empty();
            }
            seconds += game.decisions() / seating.seats().size() * decision.get();
        }
        return Optional.of(seconds);
    }

    /** Seconds of one core for one decision of a player, beyond the rules. */
    private static Optional<Double> decision(Rates rates, GameConfig config, Seating.Sitter sitter, Set<String> basis) {
        int evaluations = sitter.player().evaluations();
        if (evaluations == 0) {
            return Optional.of(0.0);
        }
        List<Optional<Rate>> needed = new ArrayList<>();
        if (sitter.net().isPresent()) {
            needed.add(rates.evaluations(config, sitter.net().get()));
        } else {
            needed.add(rates.heuristicMoves(config));
        }
        if (sitter.player().searches() && sitter.net().isEmpty()) {
            needed.add(rates.simulations(config));
        }
        if (needed.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        needed.forEach(rate -> basis.add(row(rate.get())));
        return Optional.of(evaluations
                * needed.stream().mapToDouble(rate -> rate.get().seconds()).sum());
    }

    private double commit(GameConfig config) {
        for (GameConfig other : List.of(config, GameConfig.parse("hex8_2p"))) {
            OptionalDouble median = table.median("stage commit " + other.key() + " local[" + table.cores() + "]");
            if (median.isPresent()) {
                return median.getAsDouble();
            }
        }
        return COMMIT;
    }

    private Estimate result(double seconds, Iterable<String> basis) {
        List<String> clauses = new ArrayList<>();
        basis.forEach(clauses::add);
        clauses.add("rates of " + table.describe());
        return new Estimate(seconds, clauses);
    }

    private Estimate missing(String what) {
        return Estimate.unknown(table.describe() + " has no rows for " + what);
    }

    private static String row(Rate rate) {
        return of("%s: %s a core and second", rate.row(), number(rate.perSecond()));
    }

    private static String number(double value) {
        return of(value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String cores(int count) {
        return count == 1 ? "core" : "cores";
    }

    private static String of(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
