package org.ringrift.jobs.cli.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ringrift.jobs.bench.moves.EqualSearch;
import org.ringrift.jobs.bench.moves.MoveTime;
import org.ringrift.jobs.bench.moves.MovesReport;
import org.ringrift.jobs.cli.text.TextTable.Align;

/** Times of moves for people. */
public final class MovesText {
    private static final List<String> COLUMNS = List.of("player", "mean, ms", "90 % within, ms", "simulations/s");
    private static final List<Align> ALIGNS = List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT);

    private MovesText() {}

    /** Several lines, each with its end. */
    public static String of(MovesReport report) {
        String head = String.format(
                Locale.ROOT,
                "%s, %s%n%s: %d decisions from all parts of games, one game at a time on one thread, by %s clock%n%n",
                report.machine().cpu(),
                report.machine().jvm(),
                report.config(),
                report.positions(),
                report.clock());
        String table = new TextTable(
                        COLUMNS,
                        ALIGNS,
                        report.moves().stream().map(MovesText::line).toList())
                .render();
        return head
                + table
                + report.equal().stream()
                        .map(equal -> System.lineSeparator() + sentence(equal, report.config()))
                        .collect(Collectors.joining());
    }

    private static List<String> line(MoveTime move) {
        Double rate = move.simulationsPerSecond();
        return List.of(
                move.player(),
                milliseconds(move.meanMilliseconds()),
                milliseconds(move.milliseconds90()),
                rate == null ? "" : BenchText.number(rate));
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.4f" : value < 100 ? "%.2f" : "%.0f", value);
    }

    private static String sentence(EqualSearch equal, String config) {
        if (equal.opponent() == null) {
            return String.format(
                    Locale.ROOT,
                    "No search without a net thinks as long as %s, with whatever simulations.%n",
                    equal.player());
        }
        return String.format(
                Locale.ROOT,
                "%s thinks as long as a search without a net with %.0f simulations. A match of equal time:%n"
                        + "  ./ringrift match --config %s --a %s --b %s --games 400%n",
                equal.player(),
                equal.simulations(),
                config,
                equal.player(),
                equal.opponent());
    }
}
