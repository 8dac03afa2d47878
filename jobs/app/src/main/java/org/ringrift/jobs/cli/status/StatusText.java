package org.ringrift.jobs.cli.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ringrift.jobs.cli.status.StatusReport.AtWork;
import org.ringrift.jobs.cli.status.StatusReport.Standing;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.lake.schema.RunState;

/** What goes on, as one screenful for people. */
final class StatusText {
    private static final List<String> COLUMNS =
            List.of("configuration", "games", "new", "Elo", "at work", "queued", "next");
    private static final List<Align> ALIGNS =
            List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT);
    private static final List<String> DECISION_COLUMNS = List.of("configuration", "last decision", "when", "why");
    private static final List<Align> DECISION_ALIGNS = List.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT);

    private StatusText() {}

    /** Who leads, a line for each configuration, then the last decision about each about which there was one. */
    static String of(StatusReport report, Instant now) {
        List<List<String>> decisions = report.configs().stream()
                .filter(standing -> standing.decision() != null)
                .map(standing -> List.of(
                        standing.config(),
                        standing.decision().kind().replace('_', ' '),
                        Leader.ago(standing.decision().at(), now),
                        standing.decision().reason()))
                .toList();
        String standings = new TextTable(
                        COLUMNS,
                        ALIGNS,
                        report.configs().stream()
                                .map(standing -> cells(standing, now))
                                .toList())
                .render();
        String decided = decisions.isEmpty()
                ? ""
                : System.lineSeparator() + new TextTable(DECISION_COLUMNS, DECISION_ALIGNS, decisions).render();
        return report.leader().text(now) + System.lineSeparator() + System.lineSeparator() + standings + decided;
    }

    private static List<String> cells(Standing standing, Instant now) {
        return List.of(
                standing.config(),
                Long.toString(standing.games()),
                Long.toString(standing.newGames()),
                standing.elo() == null
                        ? ""
                        : String.format(Locale.ROOT, "%.0f +/- %.0f", standing.elo(), standing.halfWidth()),
                standing.atWork().stream().map(run -> atWork(run, now)).collect(Collectors.joining("; ")),
                queued(standing.queued()),
                standing.next());
    }

    /** Such as {@code selfplay 120/400 games, 3 min}. */
    private static String atWork(AtWork run, Instant now) {
        if (run.state().equals(RunState.LOST.word())) {
            return run.stage() + " lost, silent for " + Leader.age(run.lastSign(), now);
        }
        String state = run.state().equals(RunState.RUNNING.word()) ? "" : " " + run.state();
        String games = run.games() == null
                ? ""
                : " " + run.games() + (run.wanted() == null ? "" : "/" + run.wanted()) + " games";
        return run.stage() + state + games + ", " + Leader.age(run.since(), now);
    }

    private static String queued(Map<String, Integer> queued) {
        return queued.entrySet().stream()
                .map(stage -> stage.getKey() + (stage.getValue() == 1 ? "" : " x " + stage.getValue()))
                .collect(Collectors.joining(", "));
    }
}
