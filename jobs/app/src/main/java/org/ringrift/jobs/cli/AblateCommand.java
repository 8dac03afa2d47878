package org.ringrift.jobs.cli;

import java.util.List;
import org.ringrift.jobs.ablation.Ablation;
import org.ringrift.jobs.ablation.AblationRequest;
import org.ringrift.jobs.cli.text.AblationText;
import org.ringrift.jobs.cli.text.PreviewText;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.pipeline.Pipeline;
import org.ringrift.jobs.stage.StageContext;
import picocli.CommandLine;

/** {@code ablate}: what a lever of learning is worth. */
final class AblateCommand extends RequestCommand<AblationRequest> {
    private static final String ABOUT =
            "Run a pipeline twice, with all levers of learning and without some, and let the last models play.";
    private static final List<String> FOOTER = List.of(
            "",
            "Each pipeline has the whole budget and a warehouse of its own, in the folder ablations of the one that is given.",
            "The same command with the printed seed goes on where it was stopped, and with another lever shares the pipeline",
            "that has all of them. A dry run shows the pipeline without.",
            "",
            "Examples:",
            "  ./ringrift ablate --config hex8_2p --budget 10m --without search_value",
            "  ./ringrift ablate --config hex8_3p --budget 30m --without seats --seed 1 --json");

    private AblateCommand() {
        super("ablate", AblationRequest.REQUESTS);
    }

    static CommandLine commandLine() {
        return new AblateCommand().commandLine(ABOUT, FOOTER);
    }

    @Override
    boolean preview(StageContext context, AblationRequest request, BenchTable bench) {
        AblationRequest settled = new Ablation(context).settled(request);
        return showPreview(new Pipeline(context).preview(settled.pipeline(), bench), PreviewText::of);
    }

    @Override
    boolean run(StageContext context, AblationRequest request) {
        Ablation ablation = new Ablation(context);
        AblationRequest settled = ablation.settled(request);
        remember(request, settled);
        show(ablation.run(settled), AblationText::of);
        return true;
    }
}
