package org.ringrift.jobs.cli.ratings;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.rating.RatingSimulation;
import org.ringrift.rating.RatingSimulation.Look;
import org.ringrift.rating.RatingSimulation.Outcome;
import org.ringrift.rating.SimulatedGames;

/**
 * What simulated ratings came to.
 *
 * @param games what seats and openings were worth, and how many games were drawn
 * @param gate preset of the loops' gate
 * @param generations candidates of a loop
 * @param runs loops for each gain
 * @param seed source of all chance
 * @param spread standard deviation of the gain of a candidate, in Elo
 * @param outcomes the ratings, by mean gain
 */
record RatingsReport(
        SimulatedGames games,
        String gate,
        int generations,
        int runs,
        long seed,
        double spread,
        List<Outcome> outcomes) {
    private static final List<String> COLUMNS =
            List.of("generations", "in the interval", "mean error", "production in it", "its error", "its true rise");

    static RatingsReport of(RatingSimulation simulation, List<Double> gains, double spread) {
        return new RatingsReport(
                simulation.games(),
                simulation.gate().preset(),
                simulation.generations(),
                simulation.runs(),
                simulation.seed(),
                spread,
                gains.stream().map(gain -> simulation.of(gain, spread)).toList());
    }

    /** Prints it, as JSON for programs or as text for people. */
    void print(PrintWriter out, boolean json) {
        out.print(json ? Json.of(this) + System.lineSeparator() : text());
        out.flush();
    }

    private String text() {
        String head = String.format(
                Locale.ROOT,
                "%d players, %d loops of %d candidates, gate %s; each candidate stronger than the production model by the gain"
                        + " +/- %.0f Elo.%n",
                games.players(),
                runs,
                generations,
                gate,
                spread);
        String foot = String.format(
                Locale.ROOT,
                "%nHow many true strengths of all candidates so far, and of the production models of the loops, lie in the 95 %%%n"
                        + "interval; errors are the mean of rating less true strength, in Elo (+/- standard error).%n");
        return outcomes.stream().map(RatingsReport::table).collect(Collectors.joining("", head, foot));
    }

    private static String table(Outcome outcome) {
        String head = String.format(
                Locale.ROOT,
                "%nGain %+.0f: %.1f promotions a loop, %.0f games a generation.%n%n",
                outcome.gain(),
                outcome.promotions(),
                outcome.gamesPerGeneration());
        return head
                + new TextTable(
                                COLUMNS,
                                Collections.nCopies(COLUMNS.size(), Align.RIGHT),
                                outcome.looks().stream()
                                        .map(RatingsReport::line)
                                        .toList())
                        .render();
    }

    private static List<String> line(Look look) {
        return List.of(
                Integer.toString(look.generation()),
                String.format(Locale.ROOT, "%.1f %%", 100 * look.covered()),
                String.format(Locale.ROOT, "%+.1f", look.meanError()),
                String.format(Locale.ROOT, "%.1f %%", 100 * look.productionCovered()),
                String.format(Locale.ROOT, "%+.1f +/- %.1f", look.inflation(), look.inflationError()),
                String.format(Locale.ROOT, "%+.0f", look.trueGain()));
    }
}
