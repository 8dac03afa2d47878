package org.ringrift.jobs.cli.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.cluster.DeviceUse;
import org.ringrift.jobs.evaluate.EvaluationReport;
import org.ringrift.jobs.evaluate.PlayedMatches;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;

/** An evaluation for people. */
public final class EvaluationText {
    private static final List<String> COLUMNS =
            List.of("opponent", "games", "distinct", "wins", "win rate", "95 % interval", "gate", "required");
    private static final List<Align> ALIGNS =
            List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT);

    private EvaluationText() {}

    /** Several lines, the last one without an end. */
    public static String of(EvaluationReport report) {
        EvaluationRow row = report.evaluation();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Evaluation %s of model %s in %s, playing %s.%n",
                row.evaluationId(),
                row.candidate(),
                row.configKey(),
                row.candidateSpec()));
        text.append(played(report.played())).append(String.format(Locale.ROOT, "%n%n"));
        text.append(results(row)).append(pooled(row));
        text.append(String.format(
                Locale.ROOT,
                "%nRating %.0f Elo (95 %% %.0f to %.0f), the heuristic player standing at 1200.%n",
                row.rating(),
                row.ratingLow(),
                row.ratingHigh()));
        sprt(row, text);
        return text.append("Verdict: ")
                .append(row.verdict())
                .append(". ")
                .append(row.reason())
                .toString();
    }

    /** What was played, and on what, in a line. */
    public static String played(PlayedMatches played) {
        String games = String.format(
                Locale.ROOT, "%d games, %d were there, %d added", played.requested(), played.present(), played.added());
        return played.added() == 0
                ? games + "."
                : games
                        + String.format(
                                Locale.ROOT, " in %.1f s (%.2f games/s). ", played.seconds(), played.gamesPerSecond())
                        + DeviceUse.line(played.devices());
    }

    /** How many games, and how many of them count, such as {@code 60 games, 2 distinct}. */
    public static String games(long games, long distinct) {
        return games == distinct ? games + " games" : games + " games, " + distinct + " distinct";
    }

    /** Which other evaluations count, in a line; empty if there is none. */
    static String pooled(EvaluationRow row) {
        if (row.pooled() == null || row.pooled().isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%nThis is try %d of the candidate: the games of its other evaluations count too (%s).%n",
                row.pooled().size() + 1,
                row.pooled().stream().map(id -> id.substring(0, 12)).collect(Collectors.joining(", ")));
    }

    /** The table of results. */
    static String results(EvaluationRow row) {
        return new TextTable(
                        COLUMNS,
                        ALIGNS,
                        row.opponents().stream().map(EvaluationText::line).toList())
                .render();
    }

    private static List<String> line(OpponentEvidence opponent) {
        return List.of(
                opponent.name(),
                Integer.toString(opponent.games()),
                opponent.distinctGames() == null ? "?" : Integer.toString(opponent.distinctGames()),
                Integer.toString(opponent.wins()),
                share(opponent.winRate()),
                share(opponent.low()) + " to " + share(opponent.high()),
                opponent.passed() ? "pass" : "fail",
                opponent.required());
    }

    private static void sprt(EvaluationRow row, StringBuilder text) {
        for (OpponentEvidence opponent : row.opponents()) {
            if (opponent.llr() != null) {
                text.append(String.format(
                        Locale.ROOT,
                        "Sequential test against %s: log-likelihood ratio %.2f, bounds %.2f and %.2f.%n",
                        opponent.name(),
                        opponent.llr(),
                        opponent.llrLow(),
                        opponent.llrHigh()));
            }
        }
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
