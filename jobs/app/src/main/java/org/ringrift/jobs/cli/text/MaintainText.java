package org.ringrift.jobs.cli.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.delta.MaintenanceOutcome;
import org.ringrift.jobs.lake.delta.MaintenancePlan;
import org.ringrift.jobs.lake.delta.TableSize;
import org.ringrift.jobs.maintain.MaintainPreview;
import org.ringrift.jobs.maintain.MaintainReport;

/** What maintenance does, for people. */
public final class MaintainText {
    private static final List<Align> ALIGNS = List.of(
            Align.LEFT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT);

    private static final String KEPT = "Kept: files as old that versions need which rows name.";

    private MaintainText() {}

    /** What would be done. */
    public static String of(MaintainPreview preview) {
        WarehouseState warehouse = preview.warehouse();
        TextTable table = new TextTable(
                List.of("table", "files", "then", "MB", "rewritten MB", "MB on disk", "to delete", "MB", "kept"),
                ALIGNS,
                preview.tables().stream().map(MaintainText::line).toList());
        return "Plan: maintain " + warehouse.location() + "; nothing was written." + System.lineSeparator()
                + table.render() + KEPT;
    }

    private static List<String> line(MaintenancePlan plan) {
        TableSize size = plan.before();
        return List.of(
                plan.table(),
                number(size.files()),
                number(plan.filesAfter()),
                megabytes(size.bytes()),
                megabytes(plan.rewrittenBytes()),
                megabytes(size.bytesOnDisk()),
                number(plan.deletedFiles()),
                megabytes(plan.deletedBytes()),
                number(plan.keptFiles()));
    }

    /** What was done. */
    public static String of(MaintainReport report) {
        TextTable table = new TextTable(
                List.of("table", "files", "now", "MB", "rewritten MB", "MB on disk", "deleted", "MB", "kept", "s"),
                append(ALIGNS, Align.RIGHT),
                report.tables().stream().map(MaintainText::line).toList());
        return table.render() + KEPT + " Run " + report.runId() + ".";
    }

    private static List<String> line(MaintenanceOutcome outcome) {
        return List.of(
                outcome.table(),
                number(outcome.before().files()),
                number(outcome.after().files()),
                megabytes(outcome.after().bytes()),
                megabytes(outcome.rewrittenBytes()),
                megabytes(outcome.after().bytesOnDisk()),
                number(outcome.deletedFiles()),
                megabytes(outcome.deletedBytes()),
                number(outcome.keptFiles()),
                String.format(Locale.ROOT, "%.1f", outcome.seconds()));
    }

    private static List<Align> append(List<Align> aligns, Align last) {
        return Stream.concat(aligns.stream(), Stream.of(last)).toList();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / 1e6);
    }
}
