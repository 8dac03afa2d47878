package org.ringrift.jobs.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.sync.FollowOutcome;
import org.ringrift.jobs.sync.SyncPlan;
import org.ringrift.jobs.sync.SyncPreview;
import org.ringrift.jobs.sync.SyncReport;
import org.ringrift.jobs.sync.TableOutcome;
import org.ringrift.jobs.sync.TablePlan;

/** What a sync does, for people. */
public final class SyncText {
    private static final int MOST_SENTENCES = 10;

    private static final List<Align> ALIGNS = List.of(
            Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT);

    private SyncText() {}

    /** What would be done. */
    public static String of(SyncPreview preview) {
        SyncPlan plan = preview.plan();
        TextTable table = new TextTable(
                List.of("table", "of", "version", "compared", "to add", "files", "MB", "conflicts"),
                ALIGNS,
                plan.tables().stream().map(SyncText::line).toList());
        List<String> lines = new ArrayList<>();
        lines.add("Plan: sync " + plan.from() + " to " + plan.to() + "; nothing was brought.");
        lines.add(table.render().stripTrailing());
        sentences(lines, plan.refusals());
        if (plan.conflicts() > 0) {
            lines.add(conflicts(plan.conflicts()) + " would be put into quarantine.");
        }
        if (!plan.complete()) {
            lines.add("There is more than one plan holds; the rest is planned when this is done.");
        }
        follow(lines, preview.promotions(), "to adopt");
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> line(TablePlan plan) {
        return List.of(
                plan.kind().key(),
                plan.scope(),
                versions(plan),
                number(plan.compared()),
                number(plan.rows().size()),
                number(plan.files().size()),
                megabytes(plan.bytes()),
                number(plan.conflicts().size()));
    }

    private static String versions(TablePlan plan) {
        return plan.after() == plan.version() ? "" + plan.version() : (plan.after() + 1) + ".." + plan.version();
    }

    /** What was done. */
    public static String of(SyncReport report) {
        TextTable table = new TextTable(
                List.of("table", "of", "version", "compared", "added", "files", "MB", "conflicts"),
                ALIGNS,
                report.tables().stream().map(SyncText::line).toList());
        List<String> lines = new ArrayList<>();
        lines.add(table.render().stripTrailing());
        sentences(lines, report.refusals());
        report.tables().stream()
                .filter(outcome -> outcome.quarantine() != null)
                .forEach(outcome -> lines.add(conflicts(outcome.conflicts()) + " of table "
                        + outcome.kind().key() + " kept in " + report.to() + "/" + outcome.quarantine() + "."));
        follow(lines, report.promotions(), "adopted");
        lines.add(String.format(
                Locale.ROOT,
                "Synced %s to %s in %.1f s: %,d rows added. Run %s.",
                report.from(),
                report.to(),
                report.seconds(),
                report.added(),
                report.runId()));
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> line(TableOutcome outcome) {
        return List.of(
                outcome.kind().key(),
                outcome.scope(),
                number(outcome.version()),
                number(outcome.compared()),
                number(outcome.added()),
                number(outcome.files()),
                megabytes(outcome.bytes()),
                number(outcome.conflicts()));
    }

    private static String conflicts(long number) {
        return number == 1
                ? "1 row whose key is there with another content"
                : number(number) + " rows whose keys are there with another content";
    }

    private static void sentences(List<String> lines, List<String> sentences) {
        sentences.stream().limit(MOST_SENTENCES).forEach(lines::add);
        if (sentences.size() > MOST_SENTENCES) {
            lines.add("And " + number(sentences.size() - MOST_SENTENCES) + " more; --json tells them all.");
        }
    }

    private static void follow(List<String> lines, List<FollowOutcome> promotions, String what) {
        for (FollowOutcome outcome : promotions) {
            lines.add("Promotions of " + outcome.config() + ": " + outcome.adopted() + " " + what + "."
                    + (outcome.refusal().isEmpty() ? "" : " " + outcome.refusal()));
        }
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / 1e6);
    }
}
