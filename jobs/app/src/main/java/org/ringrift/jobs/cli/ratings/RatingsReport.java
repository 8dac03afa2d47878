package org.ringrift.jobs.cli.ratings;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.rating.RatingSimulation;
import org.ringrift.rating.RatingSimulation.Outcome;
import org.ringrift.rating.SimulatedGames;

/**
 * What simulated ratings came to.
 *
 * @param games what seats and openings were worth
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
    private static final List<String> COLUMNS = List.of(
            "gain", "in the interval", "mean error", "inflation", "true rise", "promotions", "games a generation");

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
                "%d players, %d loops a line of %d candidates, gate %s; each candidate stronger than the production model by"
                        + " the gain +/- %.0f Elo.%n%n",
                games.players(),
                runs,
                generations,
                gate,
                spread);
        String table = new TextTable(
                        COLUMNS,
                        Collections.nCopies(COLUMNS.size(), Align.RIGHT),
                        outcomes.stream().map(RatingsReport::line).toList())
                .render();
        return head
                + table
                + String.format(
                        Locale.ROOT,
                        "%nErrors are rating less true strength, in Elo: the mean one over all candidates, and the inflation of"
                                + " the last production model (+/- its standard error).%n");
    }

    private static List<String> line(Outcome outcome) {
        return List.of(
                String.format(Locale.ROOT, "%+.0f", outcome.gain()),
                String.format(Locale.ROOT, "%.1f %%", 100 * outcome.covered()),
                String.format(Locale.ROOT, "%+.1f", outcome.meanError()),
                String.format(Locale.ROOT, "%+.1f +/- %.1f", outcome.inflation(), outcome.inflationError()),
                String.format(Locale.ROOT, "%+.0f", outcome.trueGain()),
                String.format(Locale.ROOT, "%.1f", outcome.promotions()),
                String.format(Locale.ROOT, "%.0f", outcome.gamesPerGeneration()));
    }
}
