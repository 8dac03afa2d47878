package org.ringrift.jobs.cli.sprt;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.rating.Sprt;
import org.ringrift.rating.SprtSimulation;
import org.ringrift.rating.SprtSimulation.Outcome;

/**
 * What simulated tests came to.
 *
 * @param simulation what was simulated
 * @param fixedGames games of a test of fixed length with the same two errors; null if it was not asked for
 * @param outcomes what became of the tests, by true difference
 */
record SprtReport(SprtSimulation simulation, Double fixedGames, List<Outcome> outcomes) {
    private static final List<String> COLUMNS =
            List.of("Elo", "promoted", "refused", "undecided", "mean games", "90 % within", "of fixed test");

    /** Only what to expect of tests at some differences. */
    static SprtReport of(SprtSimulation simulation, List<Double> elo) {
        return new SprtReport(simulation, null, elo.stream().map(simulation::of).toList());
    }

    /** With the comparison to a test of fixed length. */
    static SprtReport compared(SprtSimulation simulation, List<Double> elo) {
        Sprt sprt = simulation.test().sprt();
        Map<Double, Outcome> known = new LinkedHashMap<>();
        elo.forEach(each -> known.computeIfAbsent(each, simulation::of));
        double fixed = simulation.fixedGames(
                known.computeIfAbsent(sprt.elo0(), simulation::of), known.computeIfAbsent(sprt.elo1(), simulation::of));
        return new SprtReport(simulation, fixed, elo.stream().map(known::get).toList());
    }

    /** Prints it, as JSON for programs or as text for people. */
    void print(PrintWriter out, boolean json) {
        out.print(json ? Json.of(this) + System.lineSeparator() : text());
        out.flush();
    }

    /** A table and lines about it, the last one ended. */
    String text() {
        Sprt sprt = simulation.test().sprt();
        int columns = fixedGames == null ? COLUMNS.size() - 1 : COLUMNS.size();
        String head = String.format(
                Locale.ROOT,
                "%d players, %d tests a line of %.0f against %.0f Elo, errors %.3f and %.3f (bounds %.2f and %.2f), looked at"
                        + " every %d games, at most %d.%n%n",
                simulation.games().players(),
                simulation.runs(),
                sprt.elo0(),
                sprt.elo1(),
                sprt.alpha(),
                sprt.beta(),
                sprt.lower(),
                sprt.upper(),
                simulation.test().nextLook(simulation.games().players(), 0),
                simulation.test().most(simulation.games().players()));
        String table = new TextTable(
                        COLUMNS.subList(0, columns),
                        List.of(
                                        Align.RIGHT,
                                        Align.RIGHT,
                                        Align.RIGHT,
                                        Align.RIGHT,
                                        Align.RIGHT,
                                        Align.RIGHT,
                                        Align.RIGHT)
                                .subList(0, columns),
                        outcomes.stream()
                                .map(outcome -> line(outcome).subList(0, columns))
                                .toList())
                .render();
        return head + table + fixed();
    }

    private String fixed() {
        return fixedGames == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nA test of fixed length that promotes as often at %.0f and at %.0f Elo takes %.0f games"
                                + " (normal approximation of the mean score of blocks).%n",
                        simulation.test().sprt().elo0(),
                        simulation.test().sprt().elo1(),
                        fixedGames);
    }

    private List<String> line(Outcome outcome) {
        return List.of(
                String.format(Locale.ROOT, "%.0f", outcome.elo()),
                share(outcome.accepted()),
                share(outcome.refused()),
                share(outcome.undecided()),
                String.format(Locale.ROOT, "%.0f", outcome.meanGames()),
                Integer.toString(outcome.games90()),
                fixedGames == null ? "" : share(outcome.meanGames() / fixedGames));
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
}
