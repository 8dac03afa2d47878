package org.ringrift.jobs.cli.text;

import java.util.Locale;
import java.util.stream.Collectors;
import org.ringrift.jobs.ablation.AblationReport;
import org.ringrift.jobs.pipeline.Lever;

/** What a lever is worth, for people. */
public final class AblationText {
    private AblationText() {}

    /** Several lines, the last one without an end. */
    public static String of(AblationReport report) {
        String levers = report.without().stream().map(Lever::key).collect(Collectors.joining(", "));
        return arm("With all levers", report.all())
                + arm("Without " + levers, report.fewer())
                + ReportText.of(report.match())
                + String.format(
                        Locale.ROOT,
                        "%nWorth of %s on %s: %+.0f Elo (95 %% %+.0f to %+.0f).",
                        levers,
                        report.configKey(),
                        report.match().elo().rating(),
                        report.match().elo().low(),
                        report.match().elo().high());
    }

    private static String arm(String name, AblationReport.Arm arm) {
        return String.format(
                Locale.ROOT,
                "%s: trained %d, promoted %d, the last one %s, in %s%n",
                name,
                arm.models(),
                arm.promotions(),
                arm.model().substring(0, 12),
                arm.warehouse());
    }
}
