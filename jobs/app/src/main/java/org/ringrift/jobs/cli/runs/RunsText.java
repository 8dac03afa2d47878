package org.ringrift.jobs.cli.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;

/** Runs as text for people. */
public final class RunsText {
    private static final List<String> COLUMNS =
            List.of("run", "stage", "config", "state", "attempt", "started", "seconds", "counts", "error");
    private static final List<Align> ALIGNS = List.of(
            Align.LEFT,
            Align.LEFT,
            Align.LEFT,
            Align.LEFT,
            Align.RIGHT,
            Align.LEFT,
            Align.RIGHT,
            Align.LEFT,
            Align.LEFT);

    /** Characters of a cell with counts or an error, of which {@code runs RUN} shows the whole. */
    private static final int FIRST_WORDS = 48;

    private RunsText() {}

    /** A table with a line for each run, and how many there are. */
    public static String list(List<RunLine> runs) {
        List<List<String>> rows = runs.stream()
                .map(run -> List.of(
                        run.runId(),
                        run.stage(),
                        run.configKey(),
                        run.state(),
                        "" + run.attempt(),
                        time(run.startedAt()),
                        seconds(run.seconds()),
                        first(counts(run.counts())),
                        first(run.error() == null ? "" : run.error())))
                .toList();
        return new TextTable(COLUMNS, ALIGNS, rows).render() + "(" + runs.size()
                + (runs.size() == 1 ? " run)" : " runs)");
    }

    /** Several lines, the last one without an end. */
    public static String of(RunDetail detail) {
        RunLine run = detail.run();
        List<String> lines = new ArrayList<>();
        add(lines, "Run", run.runId());
        add(lines, "Stage", run.stage() + " " + run.configKey());
        add(lines, "State", run.state() + ", attempt " + run.attempt() + ", epoch " + detail.epoch());
        add(lines, "Started", time(run.startedAt()));
        if (run.endedAt() == null) {
            add(lines, "Last sign", time(run.lastSign()));
        } else {
            add(lines, "Ended", time(run.endedAt()) + ", after " + seconds(run.seconds()) + " s");
        }
        add(lines, "Request", detail.request());
        add(lines, "  sha256", detail.requestSha256());
        add(lines, "Counts", run.counts().isEmpty() ? null : counts(run.counts()));
        add(lines, "Error", run.error());
        add(lines, "Program", program(detail));
        add(lines, "Application", detail.applicationId());
        add(lines, "Process", detail.owner());
        if (detail.attempts().size() > 1) {
            for (RunLine attempt : detail.attempts()) {
                add(lines, "Attempt " + attempt.attempt(), story(attempt));
            }
        }
        add(lines, "Next", detail.nextStep());
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String name, String value) {
        if (value != null) {
            lines.add(String.format(Locale.ROOT, "%-12s%s", name, value));
        }
    }

    private static String story(RunLine attempt) {
        String text = attempt.state() + ", started " + time(attempt.startedAt());
        text += attempt.seconds() == null ? "" : ", " + seconds(attempt.seconds()) + " s";
        text += attempt.counts().isEmpty() ? "" : ", " + counts(attempt.counts());
        return attempt.error() == null ? text : text + ": " + attempt.error();
    }

    private static String program(RunDetail detail) {
        if (detail.codeCommit() == null) {
            return null;
        }
        if (detail.codeClean() == null) {
            return "commit " + detail.codeCommit();
        }
        return "commit " + detail.codeCommit() + (detail.codeClean() ? "" : " with changes");
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String seconds(Double seconds) {
        return seconds == null ? "" : String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String first(String text) {
        return text.codePointCount(0, text.length()) <= FIRST_WORDS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, FIRST_WORDS - 1)) + "…";
    }
}
