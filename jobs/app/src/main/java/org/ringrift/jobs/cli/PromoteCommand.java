package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.DryRunOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.PreviewText;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.promote.PromoteStage;
import org.ringrift.jobs.promote.PromotionPreview;
import org.ringrift.jobs.promote.PromotionReport;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code promote}: the production model, forwards and back. */
@Command(
        name = "promote",
        description = "Make an evaluated model the production model, or undo that.",
        footer = {
            "",
            "Everything is checked again from the tables; the games are counted again. Exit code 0: the model is in",
            "production (also if it was before by the same evaluation); 1: refused, with the reason.",
            "",
            "Examples:",
            "  ./ringrift promote --config hex8_2p",
            "  ./ringrift promote --config hex8_2p --roll-back --reason 'It loses to the old one.'"
        })
final class PromoteCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Option(names = DryRunOptions.DRY_RUN, description = "Make all checks and show the decision; write nothing.")
    private boolean dryRun;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "BOARD_Np",
            description = "Configuration, such as hex8_2p.")
    @Domain(form = Form.CONFIG)
    private String config;

    @Option(
            names = "--evaluation",
            paramLabel = "ID",
            description = "The evaluation that justifies the promotion (default: the newest one).")
    private String evaluation;

    @Option(names = "--roll-back", description = "Return to the production model before the present one.")
    private boolean rollBack;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is rolled back.")
    private String reason;

    @Option(names = "--run-id", paramLabel = "ID", description = "Identity of the run (default: a new one).")
    private String runId;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String key = GameConfig.parse(config).key();
        if (rollBack && evaluation != null) {
            throw new UserError("Cannot roll back by an evaluation: it returns to the production model before. "
                    + "Leave out --evaluation.");
        }
        if (!rollBack && reason != null) {
            throw new UserError("Cannot give a reason for a promotion: its evaluation is the reason. "
                    + "Leave out --reason, or add --roll-back.");
        }
        Lake lake = new Lake(Sessions.open("ringrift promote", warehouse.master()), warehouse.warehouse());
        PromoteStage stage = new PromoteStage(lake, InstantSource.system());
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun) {
            lake.requireWarehouse();
            PromotionPreview preview = rollBack
                    ? stage.previewRollBack(key, Optional.ofNullable(reason).orElse(""))
                    : stage.preview(key, Optional.ofNullable(evaluation));
            PreviewText.show(preview, PreviewText::of, common, out);
            return preview.report().done() ? 0 : REFUSED;
        }
        lake.openExisting();
        String run = Optional.ofNullable(runId).orElseGet(() -> StageRun.newId("promote"));
        PromotionReport report = rollBack
                ? stage.rollBack(key, Optional.ofNullable(reason).orElse(""), run)
                : stage.promote(key, Optional.ofNullable(evaluation), run);
        out.println(common.json() ? Json.of(report) : describe(report));
        out.flush();
        return report.done() ? 0 : REFUSED;
    }

    private static String describe(PromotionReport report) {
        String model = "Model " + report.production();
        return switch (report.outcome()) {
            case PROMOTED ->
                model + " is the production model of " + report.configKey() + " (promotion " + report.sequence() + "). "
                        + report.reason();
            case ALREADY_PROMOTED ->
                model + " was promoted already by this evaluation (promotion " + report.sequence() + "). "
                        + report.reason();
            case ROLLED_BACK ->
                model + " is the production model of " + report.configKey() + " again (change " + report.sequence()
                        + "). " + report.reason();
            case ALREADY_ROLLED_BACK ->
                model + " is the production model of " + report.configKey()
                        + " again, rolled back by another process (change " + report.sequence() + "). "
                        + report.reason();
            case REFUSED -> report.reason();
        };
    }
}
