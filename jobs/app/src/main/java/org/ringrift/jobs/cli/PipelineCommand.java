package org.ringrift.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import org.ringrift.jobs.cli.text.PipelineText;
import org.ringrift.jobs.cli.text.PreviewText;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.pipeline.IterationReport;
import org.ringrift.jobs.pipeline.Pipeline;
import org.ringrift.jobs.pipeline.PipelineRequest;
import org.ringrift.jobs.stage.StageContext;
import picocli.CommandLine;

/** {@code pipeline}: the whole loop. */
final class PipelineCommand extends RequestCommand<PipelineRequest> {
    private static final String ABOUT = "Run the whole loop: selfplay, dataset, train, evaluate, promote.";
    private static final List<String> FOOTER = List.of(
            "",
            "Games are played by the search of the production model; without one by the same search with the heuristic evaluator.",
            "The same command with the printed seed goes on where it was stopped.",
            "",
            "Examples:",
            "  ./ringrift pipeline --config hex8_2p",
            "  ./ringrift pipeline --config hex8_2p --budget 60m --seed 1",
            "  ./ringrift pipeline --config square8_3p --games 40",
            "  ./ringrift pipeline --config hexagonal_2p --games 4 --sims 8",
            "  ./ringrift pipeline --config hex8_2p --preset standard --iterations 10 --seed 1",
            "  ./ringrift pipeline --config hex8_2p --preset standard --dry-run");

    private PipelineCommand() {
        super("pipeline", PipelineRequest.REQUESTS);
    }

    static CommandLine commandLine() {
        return new PipelineCommand().commandLine(ABOUT, FOOTER);
    }

    @Override
    boolean preview(StageContext context, PipelineRequest request, BenchTable bench) {
        Pipeline pipeline = new Pipeline(context);
        return showPreview(pipeline.preview(pipeline.settled(request), bench), PreviewText::of);
    }

    @Override
    boolean run(StageContext context, PipelineRequest request) {
        Pipeline pipeline = new Pipeline(context);
        PipelineRequest settled = pipeline.settled(request);
        remember(request, settled);
        context.lake().open();
        List<IterationReport> reports = new ArrayList<>();
        pipeline.run(settled, report -> {
            reports.add(report);
            if (!json()) {
                show(report, PipelineText::of);
            }
        });
        if (json()) {
            show(reports, String::valueOf);
        }
        return true;
    }
}
