package org.ringrift.jobs.cli.text;

import java.util.List;
import java.util.Locale;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.doctor.Diagnosis;
import org.ringrift.jobs.doctor.Finding;
import org.ringrift.jobs.doctor.StageDevice;

/** What this machine can do, for people. */
public final class DoctorText {
    private static final String LINE = "%-8s%-18s%s%n";
    private static final List<String> COLUMNS = List.of("stage", "./ringrift", "submitted with GPUs", "because");
    private static final List<Align> ALIGNS = List.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT);

    private DoctorText() {}

    /** Several lines, the last one without an end. */
    public static String of(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : diagnosis.findings()) {
            text.append(String.format(Locale.ROOT, LINE, mark(finding.state()), finding.subject(), finding.found()));
            if (!finding.remedy().isEmpty()) {
                text.append(String.format(Locale.ROOT, LINE, "", "", "-> " + finding.remedy()));
            }
        }
        List<List<String>> rows =
                diagnosis.stages().stream().map(DoctorText::row).toList();
        text.append('\n').append(new TextTable(COLUMNS, ALIGNS, rows).render()).append('\n');
        return text.append(
                        diagnosis.ready()
                                ? "All stages can run."
                                : "Something that stages need is missing: see the lines with MISSING.")
                .toString();
    }

    private static String mark(Finding.State state) {
        return switch (state) {
            case GOOD -> "good";
            case NOTE -> "note";
            case MISSING -> "MISSING";
        };
    }

    private static List<String> row(StageDevice stage) {
        return List.of(stage.stage(), stage.here(), stage.submitted(), stage.reason());
    }
}
