package org.ringrift.jobs.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.driver.simulate.SimulationResult;
import org.ringrift.jobs.driver.simulate.SimulationResult.OfConfig;

/** Simulations for people: schemes beside each other, first as a whole, then by configuration. */
final class SimulationText {
    private SimulationText() {}

    /** @param results one for each scheme, of the same days and seed; one or more */
    static String of(List<SimulationResult> results) {
        SimulationResult first = results.get(0);
        List<List<String>> rows = List.of(
                row("mean Elo", results, result -> number(result.meanElo())),
                row("Elo of the weakest configuration", results, result -> number(result.leastElo())),
                row("longest time without progress, hours", results, result -> decimal(result.longestGapHours())),
                row(
                        "longest time below the floor, iterations of 12 h",
                        results,
                        result -> Integer.toString(result.longestStarvation())),
                row("GPU slots idle", results, result -> decimal(100 * result.idleShare()) + " %"),
                row("switches of a GPU slot in a day, mean", results, result -> decimal(result.switchesPerSlotDay())),
                row(
                        "switches of a GPU slot in a day, most",
                        results,
                        result -> Integer.toString(result.mostSwitches())),
                row("promotions", results, result -> Integer.toString(result.promotions())));
        List<List<String>> byConfig = new ArrayList<>();
        for (int i = 0; i < first.configs().size(); i++) {
            int place = i;
            byConfig.add(row(first.configs().get(i).config(), results, result -> {
                OfConfig config = result.configs().get(place);
                return number(config.elo());
            }));
        }
        return String.format(Locale.ROOT, "%d days, seed %d.%n%n", first.days(), first.seed())
                + table("", results, rows)
                + System.lineSeparator()
                + table("Elo of", results, byConfig);
    }

    private static String table(String corner, List<SimulationResult> results, List<List<String>> rows) {
        List<String> names = new ArrayList<>(List.of(corner));
        List<Align> aligns = new ArrayList<>(List.of(Align.LEFT));
        for (SimulationResult result : results) {
            names.add(result.scheme());
            aligns.add(Align.RIGHT);
        }
        return new TextTable(names, aligns, rows).render();
    }

    private static List<String> row(
            String name, List<SimulationResult> results, Function<SimulationResult, String> value) {
        List<String> row = new ArrayList<>(List.of(name));
        results.forEach(result -> row.add(value.apply(result)));
        return row;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
