package org.ringrift.jobs.cli;

import java.util.Optional;
import java.util.function.Function;
import org.ringrift.jobs.cli.option.VerdictOptions;
import org.ringrift.jobs.cli.text.ReportText;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StagePreview;
import org.ringrift.jobs.stage.StageReport;
import org.ringrift.jobs.stage.StageRequest;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.jobs.stage.SucceededRun;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * Runs a stage.
 *
 * @param <Q> what is asked for
 * @param <P> what would be done
 * @param <R> what was done
 */
final class StageCommand<Q extends Record & StageRequest, P extends StagePreview, R extends StageReport>
        extends RequestCommand<Q> {
    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description = "Identity of the run; one that has succeeded is not run again (default: a new one).")
    private String runId;

    private final VerdictOptions verdict = new VerdictOptions();
    private boolean judging;
    private Function<Q, Optional<String>> place = request -> Optional.empty();

    private final Stage<Q, P, R> stage;
    private final Function<P, String> previewText;
    private final Function<R, String> reportText;

    /**
     * @param stage which
     * @param previewText a preview for people
     * @param reportText a report for people
     */
    StageCommand(Stage<Q, P, R> stage, Function<P, String> previewText, Function<R, String> reportText) {
        super(stage.name(), stage.requests());
        this.stage = stage;
        this.previewText = previewText;
        this.reportText = reportText;
    }

    /** The same for a stage that may refuse what it was asked for. */
    StageCommand<Q, P, R> judging() {
        judging = true;
        return this;
    }

    /** The same for a stage whose request may say in which warehouse it is to run. */
    StageCommand<Q, P, R> runningIn(Function<Q, Optional<String>> place) {
        this.place = place;
        return this;
    }

    @Override
    Optional<String> warehouse(Q request) {
        return place.apply(request);
    }

    @Override
    void addOptions(CommandSpec command) {
        if (judging) {
            command.addMixin("verdict", CommandSpec.forAnnotatedObject(verdict));
        }
    }

    @Override
    boolean preview(StageContext context, Q request, BenchTable bench) {
        return showPreview(StageRunner.preview(context, stage, request, bench), previewText);
    }

    @Override
    boolean run(StageContext context, Q request) {
        stage.requirePossible(context, request);
        StageRunner.open(context, stage);
        Optional<SucceededRun> before =
                runId == null ? Optional.empty() : SucceededRun.find(context.lake(), stage, request, runId);
        if (before.isPresent()) {
            show(before.get(), ReportText::of);
            return before.get().positive() || verdict.any();
        }
        Q settled = stage.settled(context, request);
        remember(request, settled);
        R report = StageRunner.run(context, stage, settled, runId != null ? runId : StageRun.newId(stage.name()));
        show(report, reportText);
        return report.positive() || verdict.any();
    }
}
